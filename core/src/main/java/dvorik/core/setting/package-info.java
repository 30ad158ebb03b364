/**
 * What the owner can change while the system runs, for each business. Table {@code setting}. Entry: {@link
 * dvorik.core.setting.BusinessSettings}; the list: {@link dvorik.core.setting.Setting}.
 */
package dvorik.core.setting;
