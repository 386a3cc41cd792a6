namespace Kite.Cards;

/// <summary>
/// How often a PIN was tried in vain. Five times in a row close the card for a quarter of an hour,
/// ten times in a day until someone opens it who may.
/// </summary>
public sealed class CardPin
{
    internal const int Length = 6;
    internal const int InARow = 5;
    internal const int InADay = 10;
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    public Guid CardId { get; init; }
    public byte[] Salt { get; set; } = [];
    public byte[] Hash { get; set; } = [];

    /// <summary>Tries since the last right one, counted before each is looked at.</summary>
    public int Failures { get; set; }
    public int FailuresOfDay { get; set; }
    public DateOnly? FailedOn { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public bool IsBlocked { get; set; }
    public DateTimeOffset SetAt { get; set; }

    /// <summary>Six digits that nobody guesses first; null where they are.</summary>
    internal static Refusal? Unfit(string? pin)
    {
        if (pin is not { Length: Length } || pin.Any(c => c is < '0' or > '9'))
            return new PinIsSixDigits();
        var steps = pin.Zip(pin.Skip(1)).Select(p => p.Second - p.First).Distinct().ToList();
        return steps is [0 or 1 or -1] ? new PinIsTooEasy() : null;
    }

    /// <summary>Counts a try before it is looked at; says why it is not looked at.</summary>
    internal Refusal? Try(DateTimeOffset now)
    {
        if (IsBlocked) return new PinIsBlocked();
        if (LockedUntil is { } until && until > now)
            return new PinIsLocked((int)((until - now).Ticks / TimeSpan.TicksPerMinute) + 1);

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        FailuresOfDay = (FailedOn == today ? FailuresOfDay : 0) + 1;
        FailedOn = today;
        Failures++;
        if (FailuresOfDay >= InADay) IsBlocked = true;
        if (Failures % InARow == 0) LockedUntil = now + Pause;
        return null;
    }

    /// <summary>The try was the right one.</summary>
    internal void Succeed()
    {
        (Failures, LockedUntil, IsBlocked) = (0, null, false);
        FailuresOfDay = Math.Max(0, FailuresOfDay - 1);
    }

    /// <summary>Someone who may opens it again.</summary>
    internal void Unlock() =>
        (Failures, FailuresOfDay, LockedUntil, IsBlocked) = (0, 0, null, false);
}
