/**
 * Main: reads the settings, starts what is embedded, wires features and bots, starts the parts of the chosen roles and
 * stops them in reverse. {@link dvorik.app.Main} is the command line, {@link dvorik.app.Application} a running process.
 */
package dvorik.app;
