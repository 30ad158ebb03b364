/**
 * Templates of messages, and the files that go out with them. Entries: {@link dvorik.adminapi.template.TemplateRoutes},
 * {@link dvorik.adminapi.template.MediaRoutes}; {@link dvorik.adminapi.template.MessageFaults} says what is wrong with a
 * message, for all who take one.
 */
package dvorik.adminapi.template;
