using Kite.Customers;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>Understands rows as purchases, without asking the books.</summary>
internal sealed class PurchaseReader(
    ImportOrder order, References references, LineReader? lines)
{
    private const int LongestKey = 100;
    private const int LongestName = 200;
    private const int PhonesKept = 100_000;
    public const long MostItems = 1_000_000;

    private static readonly DayReader Times = new(DateForm.YearFirst);
    private readonly Dictionary<string, string?> phones = new(StringComparer.Ordinal);

    /// <summary>Null when the row cannot be taken; the reasons stand in the reading.</summary>
    public PurchaseRow? Read(RowReading row)
    {
        var (name, phone, email) = (
            Text(row, PurchaseFields.Name, LongestName), PhoneOf(row), EmailOf(row));
        var key = Text(row, PurchaseFields.Customer, LongestKey)
            ?? phone ?? email?.ToLowerInvariant() ?? Short(name);
        var store = Text(row, PurchaseFields.Store, LongestKey) ?? order.Mapping.Store;
        var receipt = Text(row, PurchaseFields.Receipt, LongestKey);
        var (moment, net) = (MomentOf(row), AmountOf(row));
        var rows = lines?.ReceiptOf(key, receipt);
        var line = lines?.Read(row, net);
        var items = ItemsOf(row, net, line);
        if (key is null && store is null) row.Refuse("", new CustomerIsMissing());
        if (row.Faults.Count > 0 || moment is null || net is null)
        {
            rows?.Spoil();
            return null;
        }

        return new(row)
        {
            Key = key,
            Name = name,
            Phone = phone,
            Email = email,
            Moment = moment.Value,
            Net = net.Value,
            Items = items,
            SaysItems = order.Reader.Has(PurchaseFields.Items),
            Line = line,
            Rows = rows,
            Store = store,
            Receipt = receipt,
            Reference = receipt
                ?? references.Of(key, moment.Value, net.Value, items, store),
        };
    }

    private static string? Text(RowReading row, string field, int longest)
    {
        var text = row.Text(field);
        if (text?.Length > longest) row.RefuseField(field, new TextIsTooLong(longest));
        return text;
    }

    private static string? Short(string? name) =>
        name?.Length > LongestKey ? name[..LongestKey] : name;

    private string? PhoneOf(RowReading row)
    {
        if (row.Text(PurchaseFields.Phone) is not { } written) return null;
        if (!phones.TryGetValue(written, out var phone))
        {
            if (phones.Count == PhonesKept) phones.Clear();
            phones[written] = phone = Phone.Read(written, order.Business.Region);
        }
        if (phone is null) row.RefuseField(PurchaseFields.Phone, new NotAPhoneNumber(written));
        return phone;
    }

    private static string? EmailOf(RowReading row)
    {
        var email = Text(row, PurchaseFields.Email, longest: 254);
        if (email is not null && !CustomerBook.IsMail(email))
            row.RefuseField(PurchaseFields.Email, new NotAnEmail(email));
        return email;
    }

    private static Moment? MomentOf(RowReading row)
    {
        var moment = row.Day(PurchaseFields.Day);
        if (moment is not { } day || row.Text(PurchaseFields.Time) is not { } time) return moment;

        var both = Times.Read($"{day.Day:O} {time}");
        if (both.Refusal is null) return both.Value;
        row.RefuseField(PurchaseFields.Time, new NoSuchTime(time));
        return null;
    }

    private Money? AmountOf(RowReading row)
    {
        var books = order.Reader.Currency;
        if (row.Text(PurchaseFields.Currency) is { } written)
        {
            var currency = Currency.Find(written);
            if (currency is null)
                row.RefuseField(PurchaseFields.Currency, new NotACurrency(written));
            else if (currency != books)
            {
                row.RefuseField(
                    PurchaseFields.Currency,
                    new BooksAreInAnotherCurrency(currency.Code, books.Code));
            }
        }
        var net = row.Amount(PurchaseFields.Amount);
        if (net is { } amount && amount.Coins is < -Purchase.MostCoins or > Purchase.MostCoins)
        {
            var asWritten = row.Text(PurchaseFields.Amount)!;
            row.RefuseField(PurchaseFields.Amount, new NumberIsTooLarge(asWritten));
        }
        return net;
    }

    // What is weighed is one thing, whatever it weighs.
    private static long Pieces(FileLine? line) =>
        line?.Thousandths is { } much && much % 1_000 == 0 ? Math.Max(1, much / 1_000) : 1;

    // Goods brought back are counted below zero in some files.
    private static int ItemsOf(RowReading row, Money? net, FileLine? line)
    {
        var items = row.Count(PurchaseFields.Items) ?? Pieces(line);
        if (items < 0 && net?.Coins < 0) items = -items;
        if (items is >= 0 and <= MostItems) return (int)items;

        row.RefuseField(PurchaseFields.Items, new OutOfRange(0, MostItems));
        return 0;
    }
}
