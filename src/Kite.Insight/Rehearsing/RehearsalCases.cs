namespace Kite.Insight;

/// <summary>Makes rows of the odd things that were found, as many of each kind as are kept.
/// </summary>
internal static class RehearsalCases
{
    /// <summary>Those of one customer, before they are counted.</summary>
    public static IEnumerable<RehearsalCase> Of(
        Guid rehearsal, RehearsedCustomer customer, RehearsalTally tally)
    {
        var lines = new Dictionary<OddCheck, long>();
        foreach (var (check, bill, coins) in customer.Odd)
        {
            var line = lines[check] = lines.GetValueOrDefault(check, tally.Found(check)) + 1;
            if (line > RehearsalCase.Kept) continue;

            yield return new()
            {
                RehearsalId = rehearsal,
                Odd = check,
                Line = (int)line,
                CustomerNumber = customer.Number,
                PurchaseId = bill.Id,
                StoreNumber = bill.Store,
                Day = bill.Day,
                ListCoins = bill.ListCoins,
                PaidCoins = bill.PaidCoins,
                Coins = coins,
            };
        }
    }

    /// <summary>One who takes more than their share.</summary>
    public static RehearsalCase Of(RehearsalCustomer customer, int line) => new()
    {
        RehearsalId = customer.RehearsalId,
        Odd = OddCheck.OneCustomer,
        Line = line,
        CustomerNumber = customer.CustomerNumber,
        PaidCoins = customer.NetCoins - customer.GainCoins,
        ListCoins = customer.NetCoins,
        Coins = customer.GainCoins,
    };
}
