namespace Kite;

/// <summary>How far a letter is.</summary>
public enum MailState
{
    /// <summary>It waits for its time, or to be tried again.</summary>
    Waiting,

    /// <summary>It is being handed over to the mail server.</summary>
    Sending,

    /// <summary>The mail server has taken it.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>Nobody may have it, or wants it, any more.</summary>
    NotWanted,

    /// <summary>Its time had passed before it could leave.</summary>
    Late,
}

/// <summary>
/// A letter on its way: for whom and on which occasion, never what it says. It is written when it
/// leaves, so that it tells what its reader may see then.
/// </summary>
public sealed class Mail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; init; } = "";
    public Guid PersonId { get; init; }

    /// <summary>What makes it the only one: a person gets one of a kind on each occasion.</summary>
    public string Occasion { get; init; } = "";
    public MailState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then.</summary>
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it has not been taken yet, to be worded for whoever looks.</summary>
    public string? Why { get; set; }
}

/// <summary>A picture within a letter, named as its page names it.</summary>
public sealed record LetterPicture(string Name, byte[] Png);

/// <summary>What a letter says: the same as text and as a page with pictures.</summary>
public sealed record Letter(string Subject, string Text, string Html)
{
    public IReadOnlyList<LetterPicture> Pictures { get; init; } = [];

    /// <summary>Where its reader ends such letters with one click.</summary>
    public string? End { get; init; }
}

/// <summary>
/// A kind of letter. A module adds its own, <c>services.AddScoped&lt;ILetters, Digests&gt;()</c>:
/// it says which letters fall due, and writes each when it leaves.
/// </summary>
public interface ILetters
{
    string Kind { get; }

    /// <summary>It shows whose an address is, and so goes to one that is not proven.</summary>
    bool ProvesAddress => false;

    /// <summary>Puts down the letters that have fallen due.</summary>
    Task Plan(CancellationToken cancel);

    /// <summary>Writes one; a refusal says why nobody is to have it.</summary>
    Task<Result<Letter>> Write(Mail mail, Person to, CancellationToken cancel);
}
