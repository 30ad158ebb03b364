/** Offers: the rules of what can be granted. Entry: {@link dvorik.adminapi.offer.OfferRoutes}. */
package dvorik.adminapi.offer;
