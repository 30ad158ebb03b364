/** Recurring work over HTTP: how it went, and running it by hand. */
package dvorik.adminapi.job;
