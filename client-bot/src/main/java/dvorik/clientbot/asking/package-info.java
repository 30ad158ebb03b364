/** Questions that joining and the profile both put, and how the answers are read. */
package dvorik.clientbot.asking;
