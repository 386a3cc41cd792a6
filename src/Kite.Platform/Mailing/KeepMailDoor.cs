using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Says through which server letters leave.</summary>
public sealed class KeepMailDoor(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    private const int UsualPort = 587;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/mail-door",
                async (KeepMailDoor keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Show(asker, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("The mail server through which letters leave; its password is not told");
        api.MapPut(
                "/mail-door",
                async (
                    MailDoorFacts facts, KeepMailDoor keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Run(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Says through which mail server letters leave");
    }

    public async Task<Result<MailDoorView>> Show(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var door = await db.Set<MailDoor>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return door is null
            ? new MailDoorView(
                IsOpen: false, "", UsualPort, MailSecurity.StartTls, null, HasPassword: false, "",
                (await db.BusinessAsync(cancel)).Name, "")
            : View(door);
    }

    public async Task<Result<MailDoorView>> Run(
        Asker asker, MailDoorFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        db.For(asker);
        var door = await db.Set<MailDoor>().SingleOrDefaultAsync(cancel);
        var hasPassword = facts.Password is null
            ? door?.Password is not null
            : facts.Password.Length > 0;
        if (MailDoorFaults.Of(facts, hasPassword) is { Count: > 0 } faults)
            return new BadInput(faults);
        if (facts.Password is null && door?.Password is not null && LeadsElsewhere(door, facts))
            return new BadInput("password", new MailPasswordIsToBeTypedAgain());

        var owner = (await db.BusinessAsync(cancel)).BooksId;
        if (door is null) db.Add(door = new() { Id = owner });
        (door.Host, door.Port) = (facts.Host!.Trim(), facts.Port ?? UsualPort);
        door.Security = facts.Security ?? MailSecurity.StartTls;
        door.UserName = facts.UserName?.Trim() is { Length: > 0 } user ? user : null;
        door.FromAddress = facts.FromAddress!.Trim();
        door.FromName = facts.FromName?.Trim() ?? "";
        door.BaseAddress = MailDoorFaults.Base(facts.BaseAddress!);
        if (facts.Password is "") door.Password = null;
        if (facts.Password is { Length: > 0 } secret)
        {
            var key = await db.KeyOf(owner, masters, cancel);
            door.Password = key.Seal(masters, secret);
        }
        (door.ChangedAt, door.Version) = (clock.GetUtcNow(), door.Version + 1);
        await db.SaveChangesAsync(cancel);
        return View(door);
    }

    /// <summary>What the links of a letter begin with; null where nobody has said so.</summary>
    public Task<string?> BaseAddress(CancellationToken cancel) =>
        db.Set<MailDoor>().Select(d => d.BaseAddress).SingleOrDefaultAsync(cancel);

    /// <summary>The door with its password; null where nobody has said anything yet.</summary>
    internal async Task<OpenedDoor?> Open(CancellationToken cancel)
    {
        var door = await db.Set<MailDoor>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (door is null) return null;

        var password = door.Password is null
            ? null
            : (await db.KeyOf(door.Id, masters, cancel)).Open(masters, door.Password);
        return new(
            door.Host, door.Port, door.Security, door.UserName, password, door.FromAddress,
            door.FromName, door.BaseAddress);
    }

    // Whoever may name another server is not told the password by way of it.
    private static bool LeadsElsewhere(MailDoor door, MailDoorFacts facts) =>
        door.Host != facts.Host!.Trim() || door.Port != (facts.Port ?? UsualPort)
            || door.Security != (facts.Security ?? MailSecurity.StartTls)
            || door.UserName != facts.UserName?.Trim();

    private static MailDoorView View(MailDoor d) => new(
        IsOpen: true, d.Host, d.Port, d.Security, d.UserName, d.Password is not null,
        d.FromAddress, d.FromName, d.BaseAddress);
}

/// <summary>What is wrong with what was said of a mail server.</summary>
internal static class MailDoorFaults
{
    public static IReadOnlyList<Fault> Of(MailDoorFacts facts, bool hasPassword)
    {
        var faults = new List<Fault>();
        var host = facts.Host?.Trim();
        if (!MailLines.IsHost(host)) faults.Add(new("host", new NotAHost()));
        if (facts.Port is < 1 or > 65_535) faults.Add(new("port", new OutOfRange(1, 65_535)));
        if (!IsLine(facts.UserName)) faults.Add(Unfit("userName"));
        if (!IsLine(facts.FromName)) faults.Add(Unfit("fromName"));
        if (facts.Password?.Length > 500) faults.Add(new("password", new MailLineIsUnfit(500)));
        if (!MailLines.IsAddress(facts.FromAddress?.Trim()))
            faults.Add(new("fromAddress", new NotAMailAddress()));
        if (!IsBase(facts.BaseAddress)) faults.Add(new("baseAddress", new NotABaseAddress()));
        if (hasPassword && string.IsNullOrWhiteSpace(facts.UserName))
            faults.Add(new("userName", new UserNameIsMissing()));
        if (hasPassword && facts.Security is MailSecurity.None && !IsHere(host))
            faults.Add(new("security", new PasswordNeedsEncryption()));
        return faults;
    }

    /// <summary>As it stands in letters: no letter but ASCII, no stroke at the end.</summary>
    public static string Base(string written)
    {
        var at = new Uri(written.Trim());
        return new UriBuilder(at) { Host = at.IdnHost }.Uri.GetLeftPart(UriPartial.Authority);
    }

    private static Fault Unfit(string field) =>
        new(field, new MailLineIsUnfit(MailLines.LongestName));

    private static bool IsLine(string? text) => text is null
        || (text.Length <= MailLines.LongestName && MailLines.OneLine(text) == text.Trim());

    private static bool IsBase(string? written) =>
        written is { Length: <= 300 }
        && Uri.TryCreate(written.Trim(), UriKind.Absolute, out var at)
        && at.Scheme is "http" or "https"
        && at is { UserInfo: "", Query: "", Fragment: "" }
        && at.AbsolutePath is "/" or ""
        && at.HostNameType is not UriHostNameType.IPv6
        && MailLines.IsHost(at.Host);

    private static bool IsHere(string? host) => host is "localhost" or "127.0.0.1" or "::1";
}
