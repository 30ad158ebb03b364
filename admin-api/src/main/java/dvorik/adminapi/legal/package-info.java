/** {@code /legal}: the documents that customers accept, as they are in force. */
package dvorik.adminapi.legal;
