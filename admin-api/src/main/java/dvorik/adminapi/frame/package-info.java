/**
 * What all operations of the API share: an {@link dvorik.adminapi.frame.Operation} says its route, who may call it, what
 * goes in and what comes out; from that the server checks calls and makes the OpenAPI description, so that the two cannot
 * differ. Bodies, queries and answers are records: a component of type {@code Optional} may be left out, all others are
 * required; names on the wire are in snake_case; bounds are annotations of {@code jakarta.validation}.
 */
package dvorik.adminapi.frame;
