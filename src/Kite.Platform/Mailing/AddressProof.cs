namespace Kite;

/// <summary>
/// How far somebody is in showing that the address they gave for letters is theirs. Of the link
/// that was sent there only the hash is kept, and of the address only a token.
/// </summary>
internal sealed class AddressProof
{
    internal const int MostADay = 5;
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    internal static readonly TimeSpan Holds = TimeSpan.FromHours(48);
    private static readonly TimeSpan Stretch = TimeSpan.FromDays(1);

    public Guid PersonId { get; init; }

    /// <summary>The letter that counts; the links of earlier ones are void.</summary>
    public string Occasion { get; set; } = "";
    public string Language { get; set; } = "en";
    public byte[]? Hash { get; set; }
    public byte[]? Address { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Since when the letters of this day are counted, and how many there were.</summary>
    public DateTimeOffset Since { get; set; }
    public int Asked { get; set; }
    public long Version { get; set; }

    /// <summary>Why no letter may leave now; null where one may.</summary>
    public Refusal? Stops(DateTimeOffset now)
    {
        if (Asked > 0 && AskedAt + Pause > now)
            return new AddressLetterJustLeft(Minutes(AskedAt + Pause - now));
        return Asked >= MostADay && Since + Stretch > now
            ? new TooManyAddressLetters(MostADay, Minutes(Since + Stretch - now))
            : null;
    }

    /// <summary>Another letter is asked for; whatever link was under way is void.</summary>
    public void Ask(byte[] address, string language, DateTimeOffset now)
    {
        if (Since + Stretch <= now) (Since, Asked) = (now, 0);
        (AskedAt, Asked, Address, Language) = (now, Asked + 1, address, language);
        Occasion = now.UtcDateTime.ToString(
            "yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        Void();
    }

    public void Void()
    {
        (Hash, ExpiresAt) = (null, null);
        Version++;
    }

    private static int Minutes(TimeSpan left) => (int)Math.Ceiling(left.TotalMinutes);
}
