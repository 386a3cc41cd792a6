using System.Globalization;

namespace Kite.Customers;

/// <summary>How a list of customers is ordered.</summary>
public enum CustomerOrder
{
    Newest,
    Number,
    Name,
    NameDown,
}

/// <summary>Which customers are asked for.</summary>
public sealed record CustomerQuestion
{
    public string? Search { get; init; }
    public Choice<CustomerKind>? Kind { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public Guid? ImportId { get; init; }
    public string? Numbers { get; init; }
    public Choice<CustomerOrder>? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
    public string? By { get; init; }
    public bool? Down { get; init; }
    public OwnFilters? Custom { get; init; }
    public string? Tag { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }
    public string? Industry { get; init; }
    public int? BirthMonth { get; init; }
    public DateOnly? AddedFrom { get; init; }
    public DateOnly? AddedTo { get; init; }
    public bool? HasPhone { get; init; }
    public bool? HasEmail { get; init; }
    public FigureQuestions? Figure { get; init; }

    /// <summary>The customers of one segment alone.</summary>
    public Guid? Segment { get; init; }

    internal const int MostNumbers = 1000;

    internal CustomerOrder InOrder => Order ?? CustomerOrder.Newest;

    /// <summary>
    /// What is asked of the business's own fields, once <see cref="Understood"/> has read it.
    /// </summary>
    internal OwnAsk Own { get; private init; } = OwnAsk.Nothing;

    /// <summary>Whom the figures asked for name; nothing where none are asked.</summary>
    internal CustomerNumbers? Passing { get; init; }

    /// <summary>The figure in whose order it is asked for: <c>by=figure.worth</c>.</summary>
    internal string? ByFigure =>
        By?.StartsWith(FigureQuestions.Under, StringComparison.Ordinal) == true
            ? By[FigureQuestions.Under.Length..]
            : null;

    /// <summary>Everyone in the order of that figure; nothing where none is asked.</summary>
    internal FigureRanking? Ranking { get; init; }

    /// <summary>The question with all its words understood, or why it cannot be put.</summary>
    internal async Task<Result<CustomerQuestion>> Understood(
        KiteDb db, Asker asker, CancellationToken cancel)
    {
        if (Refused(asker) is { } no) return no;
        var by = ByFigure is null ? By : null;
        if (by is null && Custom is not { Asked.Count: > 0 }) return this;

        var own = (Custom ?? OwnFilters.None).Understood(
            asker,
            await db.OwnFieldsAsync(cancel),
            (await db.BusinessAsync(cancel)).Currency,
            by);
        return own.Refusal is { } strange ? strange : this with { Own = own.Value };
    }

    /// <summary>Just these customers, ticked one by one: <c>12,15,20</c>.</summary>
    internal IReadOnlyList<long>? Ticked => Read(Numbers);

    /// <summary>Whether the question can be put at all, and by this asker.</summary>
    internal Refusal? Refused(Asker asker)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (InOrder is CustomerOrder.Name or CustomerOrder.NameDown
            && !asker.May(May.ReadPersonal))
            return new NotAllowed(May.ReadPersonal);
        if (AsksOfPerson && !asker.May(May.ReadPersonal))
            return new NotAllowed(May.ReadPersonal);
        if (BirthMonth is < 1 or > 12) return new BadInput("birthMonth", new OutOfRange(1, 12));
        if (Numbers is not null && Ticked is null)
            return new BadInput("numbers", new NotCustomerNumbers(MostNumbers));
        return null;
    }

    // What one may not see cannot be guessed by asking, either.
    private bool AsksOfPerson => Tag is not null || City is not null || Country is not null
        || BirthMonth is not null || HasPhone is not null || HasEmail is not null;

    private static List<long>? Read(string? numbers)
    {
        if (numbers is null) return null;

        var read = new List<long>();
        foreach (var word in numbers.Split(','))
        {
            var culture = CultureInfo.InvariantCulture;
            if (!long.TryParse(word, culture, out var number) || read.Count == MostNumbers)
                return null;
            read.Add(number);
        }
        return read;
    }
}
