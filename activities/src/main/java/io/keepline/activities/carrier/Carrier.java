package io.keepline.activities.carrier;

/**
 * Whoever puts numbers into service. Level-triggered: a call says what shall be, not what to do, so
 * it may be repeated freely and a lost answer costs a second call, nothing else.
 *
 * <p>Every implementation keeps these rules, for each number:
 *
 * <ul>
 *   <li>An order of a lower generation than one that was accepted before is {@link
 *       CarrierAnswer.Stale} and changes nothing: a late "suspend" never overtakes a "restore".
 *   <li>The same generation again is answered as before. With another level it is not obeyed
 *       ({@link CarrierAnswer.TryLater}): nobody can tell which of the two was meant last.
 *   <li>A number that one lease holds is not given to another one before the first has let it go
 *       ({@code NONE}); from then on every order of the first is stale.
 * </ul>
 */
public interface Carrier {

  /**
   * Asks once for the wanted service; returns within the timeouts that the implementation was
   * given.
   *
   * @return what came of it; a failure is an answer, never an exception
   */
  CarrierAnswer ensure(CarrierOrder order);
}
