package dvorik.core.discount;

/** A message in a customer's chat with the client bot that shows a discount. */
public record ShownCard(long chatId, int messageId) {}
