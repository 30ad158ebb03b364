/**
 * Settings from the environment or {@code .env}; each is described in {@code .env.example}. Entry: {@link
 * dvorik.core.config.SettingsReader}, which reports all problems at once and never a secret's value.
 */
package dvorik.core.config;
