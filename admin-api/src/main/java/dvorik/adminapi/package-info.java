/** The HTTP side, one package a feature: each registers its routes on the one server of the process. */
package dvorik.adminapi;
