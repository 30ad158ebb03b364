/** Messages that marketing wrote: how they go out, and what their buttons tell. */
package dvorik.clientbot.marketing;
