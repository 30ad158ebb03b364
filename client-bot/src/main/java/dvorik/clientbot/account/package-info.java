/** "Profile": who I am, when I may be written to, what I agreed to, what is kept about me, and its deletion. */
package dvorik.clientbot.account;
