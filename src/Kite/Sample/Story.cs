namespace Kite.Sample;

/// <summary>Eighteen months of an invented business: who came, when, and what they paid.</summary>
internal sealed record Story(
    DateOnly First, DateOnly Today, IReadOnlyList<Guest> Guests, IReadOnlyList<Outing> Unnamed)
{
    private const int GuestCount = 5_000;

    /// <summary>The same seed and the same day tell the same story.</summary>
    public static Story Draw(ulong seed, DateOnly today)
    {
        var first = today.AddMonths(-18).AddDays(1);
        var days = today.DayNumber - first.DayNumber + 1;
        var newYear = new DateOnly(today.Year, 1, 1).DayNumber - first.DayNumber;
        var diary = new Diary(new Season(first, days), first);
        var faces = new NewFaces(today);
        var luck = new Dice(seed);
        var guests = Enumerable.Range(1, GuestCount).Select(number =>
        {
            var dice = luck.For(number);
            var life = Life.Draw(dice, days, newYear);
            return faces.Invent(life, diary.Of(life, dice), dice);
        });
        return new(
            first,
            today,
            [.. guests.OrderBy(g => g.Life.Joined)],
            [.. diary.Unnamed(days, luck.For(0))]);
    }
}
