using Microsoft.AspNetCore.WebUtilities;

namespace Kite.Customers;

/// <summary>
/// Which customers (by their numbers, or everyone whom a filter of the list finds, such as
/// <c>language=el&amp;figure.visits.from=3</c>) get which value in which field: <c>tag</c>,
/// <c>city</c>, <c>country</c>, <c>industry</c>, <c>kind</c> (person, company),
/// <c>language</c>, <c>source</c>, <c>custom.plate</c>. Nothing empties the field, but for kind
/// and source, which every record has; with <c>removes</c> a tag is taken away. A dry run only
/// counts.
/// </summary>
public sealed record BulkOrder(
    string? Field = null,
    string? Value = null,
    bool Removes = false,
    IReadOnlyList<long>? Numbers = null,
    string? Filter = null,
    bool DryRun = false)
{
    /// <summary>The same as of a file that is loaded.</summary>
    private const int LongestSource = 40;
    private static readonly string[] Kinds = ["person", "company"];

    // Which page, order and columns a list had says nothing of whom it shows.
    private static readonly string[] Besides =
        ["order", "by", "down", "columns", "view", "limit", "after"];

    /// <summary>The question that finds those meant; everything in it must be understood.</summary>
    internal Result<CustomerQuestion> Chosen()
    {
        if ((Numbers is null) == (Filter is null))
            return new BadInput("numbers", new NobodyIsChosen());
        if (Numbers is { } numbers)
        {
            return numbers.Count is 0 or > CustomerQuestion.MostNumbers
                ? new BadInput("numbers", new NotCustomerNumbers(CustomerQuestion.MostNumbers))
                : new CustomerQuestion
                {
                    Numbers = string.Join(',', numbers),
                    Order = CustomerOrder.Number,
                };
        }
        var look = new ListLook();
        foreach (var (name, values) in QueryHelpers.ParseQuery(Filter))
        {
            if (Besides.Contains(name)) continue;
            var filter = name == "importId" ? "import" : name;
            var value = values.ToString();
            // What a list would leave out must not widen whom this changes.
            if (string.IsNullOrWhiteSpace(value) || !IsUnderstood(filter, value))
                return new BadInput("filter", new NotAFilter($"{name}={value}"));
            look = look.With(filter, value);
        }
        return look.Question() with { Order = CustomerOrder.Number };
    }

    private static bool IsUnderstood(string filter, string value) =>
        new ListLook().With(filter, value).Question() != new ListLook().Question();

    /// <summary>The change itself, understood.</summary>
    internal Result<RecordEdit> Change(
        Asker asker, IReadOnlyList<FieldView> own, Business business, MasterKeys masters)
    {
        var value = string.IsNullOrWhiteSpace(Value) ? null : Value.Trim();
        if (Field == "tag") return Tag(value);
        if (Removes) return new BadInput("removes", new NotForMany($"{Field}", "tag"));
        if (FieldEdit.IsAlwaysThere(Field)) return OfAlways(value);
        if (FieldEdit.Fields.Contains(Field, StringComparer.Ordinal))
            return OfRecord(value, business);

        var field = own.FirstOrDefault(f => f.Column == Field && !f.IsSealed && !f.IsRetired);
        if (field is null)
        {
            var known = FieldEdit.Fields.Prepend("tag")
                .Concat(own.Where(f => !f.IsSealed && !f.IsRetired).Select(f => f.Column));
            return new BadInput("field", new NotForMany($"{Field}", string.Join(", ", known)));
        }
        if (!asker.May(field.SeenWith)) return new NotAllowed(field.SeenWith);
        if (value is null) return new OwnEdit(field, null, business.Currency, masters);

        var read = OwnValue.Read(field, value, business.Currency);
        return read.Refusal is { } no
            ? new BadInput("value", no)
            : new OwnEdit(
                field, read.Value.Line(field, business.Currency), business.Currency, masters);
    }

    private Result<RecordEdit> Tag(string? value)
    {
        if (value is null) return new BadInput("value", new NothingTyped());
        var fault = TagWords.Faults([value]).FirstOrDefault();
        return fault is null
            ? new TagEdit(value, Removes)
            : new BadInput("value", fault.Why);
    }

    private Result<RecordEdit> OfAlways(string? value)
    {
        if (value is null) return new BadInput("value", new NothingTyped());
        if (Field == "source")
        {
            var source = Remarks.Line(value);
            var fault = Remarks.Faults("value", source, LongestSource).FirstOrDefault();
            return fault is null
                ? new FieldEdit("source", source)
                : new BadInput("value", fault.Why);
        }
        var kind = value.ToLowerInvariant();
        return Kinds.Contains(kind, StringComparer.Ordinal)
            ? new KindEdit(kind)
            : new BadInput("value", new NotAChoice(value, string.Join(", ", Kinds)));
    }

    // The same checks as of the record's form.
    private Result<RecordEdit> OfRecord(string? value, Business business)
    {
        var facts = new CustomerFacts { Name = "-" };
        facts = Field switch
        {
            "city" => facts with { City = value },
            "country" => facts with { Country = value },
            "industry" => facts with { Industry = value },
            _ => facts with { Language = value },
        };
        var read = facts.Checked(business.Region, DateOnly.MaxValue);
        if (read.Refusal is BadInput { Faults: [var first, ..] })
            return new BadInput("value", first.Why);
        return new FieldEdit(Field!, Field == "country" ? read.Value.Country : value);
    }
}
