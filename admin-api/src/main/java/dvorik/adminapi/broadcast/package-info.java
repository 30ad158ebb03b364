/** Broadcasts over HTTP. */
package dvorik.adminapi.broadcast;
