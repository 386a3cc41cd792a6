namespace Kite.Customers;

/// <summary>A line of the list: the record and what the modules know of it.</summary>
public sealed record CustomerRow(CustomerView Customer, FigureTable Figures)
{
    public object? Of(string column) => column switch
    {
        "number" => Customer.Number,
        "email" => Customer.Email,
        "createdAt" => Customer.CreatedAt,
        _ => Figures.Of(Customer.Number, column),
    };
}

/// <summary>The columns that the record itself brings to the list.</summary>
internal static class RecordHeads
{
    public static readonly IReadOnlyList<CustomerColumn> All =
    [
        Of("number", 10, isFigure: true) with { From = "m" },
        Of("phone", 70, isFigure: true) with { From = "m", Permission = May.ReadPersonal },
        Of("email", 72) with { Usual = false, From = "l", Permission = May.ReadPersonal },
        Of("language", 75) with { Usual = false, From = "m" },
        Of("source", 80) with { From = "l" },
        Of("createdAt", 85, isFigure: true) with { Usual = false, From = "l" },
    ];

    private static CustomerColumn Of(string key, int order, bool isFigure = false) =>
        new(key, typeof(Texts), "field." + key, May.ReadCustomers, order) { IsFigure = isFigure };
}

/// <summary>
/// Something to do with the customers ticked in a list, added by a module; the address gets
/// their numbers.
/// </summary>
public sealed record CustomerDeed(
    string Icon, Type Texts, string Text, string Permission,
    Func<IReadOnlyList<long>, string> Href);
