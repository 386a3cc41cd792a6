using Kite.Importing;

namespace Kite.Customers;

/// <summary>
/// The phones, e-mails and pages of a row: the first phone and e-mail belong on the record
/// itself, whichever column they stand in (decision 0300).
/// </summary>
internal sealed class ContactReader
{
    private readonly RowReading row;
    private readonly List<(ContactUse Use, string Number)> phones = [];
    private readonly List<string> mails = [];

    public ContactReader(RowReading row, string region)
    {
        this.row = row;
        AddPhone(CustomerFields.Phone, ContactUse.Work, region);
        AddPhone(CustomerFields.Mobile, ContactUse.Mobile, region);
        AddPhone(CustomerFields.Phone2, ContactUse.Other, region);
        AddPhone(CustomerFields.Fax, ContactUse.Fax, region);
        AddMail(CustomerFields.Email);
        AddMail(CustomerFields.Email2);
    }

    public string? Phone => First is { } at ? phones[at].Number : null;

    public string? Email => mails.FirstOrDefault();

    // Nobody is reached by a fax.
    private int? First => phones.FindIndex(p => p.Use != ContactUse.Fax) is >= 0 and var at
        ? at
        : null;

    public List<FurtherContact> Further(int longestWeb)
    {
        var others = phones.Where((_, at) => at != First)
            .Select(p => new FurtherContact(ContactKind.Phone, p.Use, p.Number));
        var more = mails.Skip(1)
            .Select(m => new FurtherContact(ContactKind.Email, ContactUse.Other, m));
        List<FurtherContact> all = [.. others, .. more];
        if (row.Bare(CustomerFields.Web) is { } web)
        {
            if (web.Length > longestWeb)
                row.RefuseField(CustomerFields.Web, new TextIsTooLong(longestWeb));
            all.Add(new(ContactKind.Web, ContactUse.Work, web));
        }
        return all;
    }

    private void AddPhone(string field, ContactUse use, string region)
    {
        if (row.Bare(field) is not { } written) return;
        var number = Kite.Phone.Read(written, region);
        if (number is null) row.RefuseField(field, new NotAPhoneNumber(written));
        else if (!phones.Exists(p => p.Number == number)) phones.Add((use, number));
    }

    private void AddMail(string field)
    {
        if (row.Bare(field) is not { } mail) return;
        if (!CustomerFacts.IsMail(mail)) row.RefuseField(field, new NotAnEmail(mail));
        else if (!mails.Contains(mail, StringComparer.OrdinalIgnoreCase)) mails.Add(mail);
    }
}
