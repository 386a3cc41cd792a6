using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// A business whose letters leave through a server of the test; they leave only when told to.
/// </summary>
internal sealed class MailRoom : IAsyncDisposable
{
    private MailRoom(Shop shop) => Shop = shop;

    public Shop Shop { get; }
    public MailServer Server { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MailRoom> Open(string business = "Harbour Kitchen")
    {
        var room = new MailRoom(await Shop.Open());
        await room.Shop.With((ChangeBusiness change) => change.Run(
            Asker.Kite, new(business, "EUR", "Europe/Athens", "GR"), Cancel));
        var kept = await room.Keep(room.Facts());
        Assert.Null(kept.Refusal);
        return room;
    }

    public MailDoorFacts Facts() => new(
        "127.0.0.1", Server.Port, MailSecurity.None, "kite", "quetzal-secret",
        "kite@example.com", "Kite", "https://kite.example.com");

    public Task<Result<MailDoorView>> Keep(MailDoorFacts facts) =>
        Shop.With((KeepMailDoor keep) => keep.Run(Asker.Kite, facts, Cancel));

    /// <summary>Someone who works here, as they are asked for.</summary>
    public async Task<Asker> Hire(string name, Role role, string? fullName = null)
    {
        var made = await Shop.With((CreatePerson create) => create.Run(
            Asker.Kite, name, fullName ?? name, role, "a long lantern"));
        Assert.Null(made.Refusal);
        return new(made.Value.Id, name, Roles.Permissions(role)) { Role = role };
    }

    /// <summary>Chooses, and has proven the address: the letter for it came and went.</summary>
    public async Task<DigestView> Choose(Asker asker, DigestFacts facts)
    {
        var kept = await Give(asker, facts);
        await Shop.Books(async db =>
        {
            await db.Set<Mail>().Where(m => m.Kind == "address" && m.PersonId == asker.Id)
                .ExecuteDeleteAsync(Cancel);
            return await db.Set<Person>().Where(p => p.Id == asker.Id).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.EmailConfirmed, true), Cancel);
        });
        return kept;
    }

    /// <summary>Chooses; whether the address is theirs remains to be seen.</summary>
    public async Task<DigestView> Give(Asker asker, DigestFacts facts)
    {
        var kept = await Shop.With((KeepDigest keep) => keep.Run(asker, facts, Cancel));
        Assert.Null(kept.Refusal);
        return kept.Value;
    }

    /// <summary>Sends what is due now; answers how many the server took.</summary>
    public Task<int> Send() => Shop.With((SendMail send) => send.RunDue(Cancel));

    public void MoveTo(DateTimeOffset at) => Shop.Clock.SetUtcNow(at);

    public async Task<IReadOnlyList<MailView>> Mails() =>
        (await Shop.With((ListMails list) => list.Run(Asker.Kite, new(), Cancel))).Value.Items;

    public Task<List<Mail>> Rows() => Shop.Books(
        db => db.Set<Mail>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await Server.DisposeAsync();
    }
}
