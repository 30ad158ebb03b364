package dvorik.core.service;

import dvorik.core.id.BusinessId;
import dvorik.core.id.CategoryId;
import dvorik.core.text.Language;
import java.util.Map;

/** A heading over services. @param names in every language */
public record Category(CategoryId id, BusinessId business, Map<Language, String> names, int position, int version) {}
