using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The link to a receipt: where it leads, and until when it opens.</summary>
public sealed record ReceiptLinkView(string Address, DateTimeOffset EndsAt, int Withdrawn);

/// <summary>How often links to a receipt were withdrawn, and the one that opens now, if any does.
/// </summary>
public sealed record ReceiptLinkWithdrawn(int Withdrawn, ReceiptLinkView? Link);

/// <summary>
/// The link by which a guest opens a receipt without signing in. It is worked out from the
/// receipt and Kite's own key and kept nowhere; what is kept is that it was withdrawn.
/// </summary>
internal sealed class LinkToReceipt(
    KiteDb db, MasterKeys masters, KeepMailDoor door, ShowCheckout show, ReadReceipt read,
    Trail trail, TimeProvider clock)
{
    /// <summary>Where the links lead.</summary>
    public const string Page = "/r/";
    private const int MostWithdrawals = 100;
    private const int IdBytes = 16;
    private const int MacBytes = 16;

    // Who has the link sees this one receipt and the names of its taxes, and nothing else.
    private static readonly Asker Guest = new(
        null, "receipt link",
        new HashSet<string>([May.ReadPurchases, May.ReadProducts], StringComparer.Ordinal));

    /// <summary>
    /// The link as it opens now; it begins as letters' links do, or as here. Who gives it gives the
    /// receipt away: that is for who sells, not for who may only read.
    /// </summary>
    public async Task<Result<ReceiptLinkView>> Run(
        Asker asker, Guid id, string here, CancellationToken cancel)
    {
        if (Barred(asker) is { } barred) return barred;
        var at = await SoldAt(id, cancel);
        if (at is null) return new NoSuchCheckout($"{id}");

        var days = await Days(cancel);
        if (days == 0) return new NoReceiptLinksAreGiven();
        var ends = at.Value.AddDays(days);
        if (clock.GetUtcNow() >= ends) return new ReceiptLinkHasEnded(days);

        var place = (await door.BaseAddress(cancel) ?? here).TrimEnd('/');
        var withdrawn = await Withdrawn(id, cancel);
        return new ReceiptLinkView(place + Page + Token(id, withdrawn), ends, withdrawn);
    }

    /// <summary>
    /// What was handed out until now no longer opens, whether or not any link opens today.
    /// </summary>
    public async Task<Result<ReceiptLinkWithdrawn>> Withdraw(
        Asker asker, Guid id, string here, CancellationToken cancel)
    {
        if (Barred(asker) is { } barred) return barred;
        if (await SoldAt(id, cancel) is null) return new NoSuchCheckout($"{id}");

        await using (var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null)
        {
            // One after the other, so that each has a number of its own.
            await Counter.Take(db, Counter.Purchases, 0, cancel);
            var before = await Withdrawn(id, cancel);
            if (before >= MostWithdrawals)
                return new ReceiptLinkWasWithdrawnTooOften(MostWithdrawals);

            var withdrawal = new ReceiptLinkWithdrawal
            {
                CheckoutId = id, Number = before + 1, At = clock.GetUtcNow(), ById = asker.Id,
                By = asker.Name,
            };
            await BulkWriter.Write(db, [withdrawal], cancel);
            var told = new JsonObject { ["withdrawal"] = withdrawal.Number };
            await trail.Note(db, "receipt-link", id, told, cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
        }
        var now = await Run(asker, id, here, cancel);
        return new ReceiptLinkWithdrawn(
            await Withdrawn(id, cancel), now.Refusal is null ? now.Value : null);
    }

    /// <summary>
    /// The receipt that a link opens; null for every link that does not, whatever the reason.
    /// </summary>
    public async Task<TillReceipt?> Open(string? token, CancellationToken cancel)
    {
        var bytes = new byte[IdBytes + MacBytes];
        if (token?.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(token)
            || !Base64Url.TryDecodeFromChars(token, bytes, out var length)
            || length != bytes.Length)
        {
            return null;
        }
        var id = new Guid(bytes.AsSpan(0, IdBytes), bigEndian: true);
        var now = Token(id, await Withdrawn(id, cancel));
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(token), Encoding.ASCII.GetBytes(now)))
        {
            return null;
        }
        var found = await show.Run(Guest, id, cancel);
        if (found.Refusal is not null) return null;

        var days = await Days(cancel);
        return days == 0 || clock.GetUtcNow() >= found.Value.At.AddDays(days)
            ? null
            : await read.Of(Guest, found.Value, cancel);
    }

    private static NotAllowed? Barred(Asker asker) => !asker.May(May.Sell) ? new(May.Sell)
        : !asker.May(May.ReadPurchases) ? new(May.ReadPurchases)
        : null;

    private string Token(Guid id, int withdrawn) => Base64Url.EncodeToString(
    [
        .. id.ToByteArray(bigEndian: true),
        .. masters.Token("receipt-link", $"{id:N}/{withdrawn}"),
    ]);

    private Task<int> Withdrawn(Guid id, CancellationToken cancel) =>
        db.ReceiptLinkWithdrawals.CountAsync(w => w.CheckoutId == id, cancel);

    private async Task<DateTimeOffset?> SoldAt(Guid id, CancellationToken cancel) =>
        await db.Checkouts.Where(c => c.Id == id).Select(c => (DateTimeOffset?)c.At)
            .SingleOrDefaultAsync(cancel);

    private async Task<int> Days(CancellationToken cancel) =>
        (await KeepLinkTerm.Newest(db, cancel))?.Days ?? ReceiptLinkTerm.UsualDays;
}
