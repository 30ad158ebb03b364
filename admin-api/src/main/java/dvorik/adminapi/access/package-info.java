/** Who calls the API: access tokens of people and keys of programs. */
package dvorik.adminapi.access;
