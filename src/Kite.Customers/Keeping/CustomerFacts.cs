using System.Net.Mail;

namespace Kite.Customers;

/// <summary>What was typed of a customer, and whether it can be used.</summary>
public sealed record CustomerFacts
{
    public CustomerKind Kind { get; init; }
    public string? Name { get; init; }

    /// <summary>How the name is read in Latin letters, where it has others.</summary>
    public string? Reading { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? Language { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Note { get; init; }

    /// <summary>The ID document's number; null leaves the one on record, "" removes it.</summary>
    public string? IdDocument { get; init; }

    /// <summary>
    /// The same facts trimmed and in one form; every faulty field named otherwise.
    /// </summary>
    internal Result<CustomerFacts> Checked(string region, DateOnly today)
    {
        var faults = new List<Fault>();
        Limit(faults, nameof(Name), Name, 200);
        Limit(faults, nameof(Reading), Reading, 200);
        Limit(faults, nameof(Address), Address, 500);
        Limit(faults, nameof(Note), Note, 4000);
        Limit(faults, nameof(IdDocument), IdDocument, 60);
        var phone = Trim(Phone) is { } written ? Kite.Phone.Read(written, region) : null;
        if (Trim(Phone) is { } bad && phone is null)
            faults.Add(new(nameof(Phone), new NotAPhoneNumber(bad)));
        if (Trim(Email) is { } mail && !IsMail(mail))
            faults.Add(new(nameof(Email), new NotAnEmail(mail)));
        if (Trim(Language) is { } tongue && !IsLanguage(tongue))
            faults.Add(new(nameof(Language), new NotALanguage(tongue)));
        if (BirthDate > today || BirthDate < today.AddYears(-130))
            faults.Add(new(nameof(BirthDate), new NotABirthDate(BirthDate.Value)));
        if (Kind == CustomerKind.WalkIn || !Enum.IsDefined(Kind))
            faults.Add(new(nameof(Kind), new NotAKind(Kind.ToString())));
        if (Trim(Name) is null && phone is null && Trim(Email) is null)
            faults.Add(new(nameof(Name), new NobodyIsNamed()));
        if (faults.Count > 0) return new BadInput(faults);

        return this with
        {
            Name = Trim(Name),
            Reading = Trim(Reading),
            Phone = phone,
            Email = Trim(Email),
            Address = Trim(Address),
            Language = Trim(Language),
            Note = Trim(Note),
            IdDocument = IdDocument?.Trim(),
        };
    }

    private static void Limit(List<Fault> faults, string field, string? text, int most)
    {
        if (text?.Length > most) faults.Add(new(field, new TextIsTooLong(most)));
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            faults.Add(new(field, new TextHasStrangeLetters()));
    }

    internal static bool IsMail(string mail) =>
        mail.Length <= 254
        && MailAddress.TryCreate(mail, out var read)
        && read.Address == mail
        && read.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsLanguage(string word) =>
        word.Length is >= 2 and <= 12 && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string? Trim(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
