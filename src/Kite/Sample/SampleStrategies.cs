using Kite.Cards;
using Kite.Catalogue;

namespace Kite.Sample;

/// <summary>
/// Two strategies of Harbour Kitchen that run: the classic, a fifth off for who does not pay from
/// the balance, and a lunch on working days for who does. One person wrote them, another approved.
/// </summary>
internal static class SampleStrategies
{
    private static readonly Asker Writer = Someone("Lin Mei");
    private static readonly Asker Second = Someone("Maria Kosta");

    public static async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await Run(services, Classic, cancel);
        await Run(services, Lunch, cancel);
    }

    private static StrategyFacts Classic => new()
    {
        Name = "Classic",
        Effect = new(EffectKind.Percent, BasisPoints: 2_000),
        PaidBy = PaidBy.Other,
        Sheet = new()
        {
            Owner = "Lin Mei",
            DepartmentsTold = "Tills, kitchen, accounts",
            Safety = "Any manager stops it. Looked at every Monday.",
            SuccessMeasure = "Top-ups a week, against the eight weeks before",
            Exceptions = "Half from the balance, half in cash: a fifth off the half in cash.",
        },
    };

    private static StrategyFacts Lunch => new()
    {
        Name = "Lunch",
        Priority = 50,
        Effect = new(EffectKind.Amount, Amount: new(2_000, Currency.Cny)),
        When = new(Times:
        [
            new SoldTime { Days = [1, 2, 3, 4, 5], From = new(11, 30), To = new(14, 0) },
        ]),
        What = new() { LeastBill = new(15_000, Currency.Cny) },
        PaidBy = PaidBy.Balance,
        Sheet = new()
        {
            Owner = "Maria Kosta",
            DepartmentsTold = "Tills, kitchen",
            Safety = "From the balance only. Any manager stops it.",
            SuccessMeasure = "Guests at lunch on working days",
            Exceptions = "Split bills: each must reach the least by itself.",
        },
    };

    private static async Task Run(
        IServiceProvider services, StrategyFacts facts, CancellationToken cancel)
    {
        var written = await In(services, (WriteStrategy write) =>
            write.Add(Writer, facts, cancel));
        var id = written.Value.Id;
        await In(services, (DecideStrategy decide) =>
            decide.Propose(Writer, id, new(), cancel));
        await In(services, (DecideStrategy decide) =>
            decide.Approve(Second, id, new(), cancel));
    }

    private static async Task<T> In<TService, T>(
        IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static Asker Someone(string name) => new(
        Guid.CreateVersion7(), name, Roles.Permissions(Role.Manager));
}
