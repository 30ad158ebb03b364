/** What is said to customers by marketing and, where the owner wants other words, by the system. */
package dvorik.core.template;
