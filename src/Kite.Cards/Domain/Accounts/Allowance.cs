namespace Kite.Cards;

/// <summary>What a card of a company account has spent so far, on this bill, day and month.
/// </summary>
internal readonly record struct Spent(long Bill, long Day, long Month);

/// <summary>What limits leave of what was spent.</summary>
internal static class Allowance
{
    extension(SeatLimits limits)
    {
        /// <summary>How much can still be spent at once; null where there is no limit.</summary>
        public long? Left(Spent spent)
        {
            long?[] all =
            [
                limits.PurchaseCoins - spent.Bill, limits.DayCoins - spent.Day,
                limits.MonthCoins - spent.Month,
            ];
            return all.Min() is { } left ? Math.Max(0, left) : null;
        }

        /// <summary>Why so much more cannot be spent; null where it can. Where several limits
        /// forbid it, the one that leaves least is named.</summary>
        public Refusal? Stops(long coins, Spent spent, Func<long, Money> money)
        {
            if (limits.Left(spent) is not { } left || coins <= left) return null;

            if (limits.MonthCoins is { } month && month - spent.Month <= left)
                return new OverLimitOfMonth(money(month), money(left), money(coins));
            if (limits.DayCoins is { } day && day - spent.Day <= left)
                return new OverLimitOfDay(money(day), money(left), money(coins));
            return new OverLimitOfPurchase(
                money(limits.PurchaseCoins!.Value), money(left), money(coins));
        }
    }
}
