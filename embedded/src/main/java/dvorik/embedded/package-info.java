/**
 * A private MariaDB and a private Redis as child processes, so that a newcomer needs Java and Maven alone.
 *
 * <p>Entry: {@link dvorik.embedded.EmbeddedServices} (both, in parallel), {@link dvorik.embedded.EmbeddedMariaDb},
 * {@link dvorik.embedded.EmbeddedRedis}. The programs come from jars on the class path and are unpacked once per user
 * into the cache folder. A server belongs to its home folder, not to the process that started it:
 *
 * <pre>
 * home/
 *   start.lock          held while somebody starts or stops the server
 *   server.properties   pid, port, password (readable by the owner only)
 *   users/*.lock        one held by each user; the last one out stops the server
 *   server.log          of the present server; server.log.old of the one before
 *   data/               survives everything
 * </pre>
 *
 * <p>Every process that starts the same home shares one server. A server whose users were all killed goes on running
 * and is adopted by the next start; a server that was killed is started again on its data.
 *
 * <p>Run on Linux x86-64 only; the branches for Windows and macOS were written from the documentation and never run.
 */
package dvorik.embedded;
