using System.Globalization;
using Kite.Customers;

namespace Kite.Sample;

/// <summary>Invents who the guests are; no phone, e-mail or firm is given twice.</summary>
internal sealed class NewFaces(DateOnly today)
{
    private static readonly Tongue[] Spoken = Enum.GetValues<Tongue>();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public Guest Invent(Life life, IReadOnlyList<Outing> outings, Dice dice)
    {
        var isFirm = life.Habit.IsTrade || (life.Habit.Name == "host" && dice.Falls(0.12));
        var tongue = Spoken[dice.Weighed(isFirm ? [72, 10, 8, 10] : [68, 11, 9, 8, 3, 1])];
        var source = Source(life, isFirm, dice);
        return new(Name(tongue, isFirm, dice), life, outings)
        {
            Kind = isFirm ? CustomerKind.Company : CustomerKind.Person,
            Phone = isFirm || dice.Falls(0.93) ? Fresh(() => Invented.Phone(tongue, dice)) : null,
            Email = dice.Falls(isFirm ? 0.85 : 0.3) ? Fresh(() => Invented.Email(dice)) : null,
            Address = dice.Falls(isFirm ? 0.95 : 0.28) ? Invented.Address(tongue, dice) : null,
            Language = Invented.Language(tongue),
            BirthDate = !isFirm && dice.Falls(0.16) ? BirthDate(dice) : null,
            Note = dice.Falls(isFirm ? 0.3 : 0.05) ? Invented.Note(isFirm, dice) : null,
            Source = source,
            OldCard = source == "old-cards" ? Fresh(() => OldCard(dice)) : null,
        };
    }

    private string Name(Tongue tongue, bool isFirm, Dice dice) =>
        isFirm
            ? Fresh(() => Firms.Name(tongue, dice)) ?? Firms.Name(Tongue.Chinese, dice)
            : Names.Of(tongue, dice);

    private static string Source(Life life, bool isFirm, Dice dice) => dice.Share() switch
    {
        _ when isFirm => "staff",
        < 0.35 when life.Joined < 0 => "old-cards",
        < 0.6 => "staff",
        < 0.85 => "booking",
        _ => "api",
    };

    private DateOnly BirthDate(Dice dice) =>
        today.AddYears(-dice.Between(19, 78)).AddDays(-dice.Below(365));

    private static string OldCard(Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"HK-{dice.Between(100000, 999999)}");

    // An invented range may be small; who finds it used up has no phone.
    private string? Fresh(Func<string> invent) =>
        Enumerable.Range(0, 60).Select(_ => invent()).FirstOrDefault(taken.Add);
}
