using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>No such preference is noted of this customer.</summary>
public sealed record NoSuchPreference(string Which) : NotFound;

/// <summary>
/// Staff note what a customer likes or does not want, and take back what was wrong.
/// </summary>
public sealed class NotePreference(KiteDb db, TimeProvider clock)
{
    private const int LongestText = 200;
    private const int Most = 50;

    public sealed record PreferenceRemark
    {
        public PreferenceKind Kind { get; init; }
        public string? Text { get; init; }
        public bool IsDislike { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/customers/{id:guid}/preferences",
                async (
                    Guid id, PreferenceRemark remark, NotePreference note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Run(asker, id, remark, cancel))
                    .ToCreated(p => $"/customers/{id}/preferences/{p.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes what a customer likes or does not want");
        api.MapPut(
                "/customers/{id:guid}/preferences/{preference:guid}",
                async (
                    Guid id, Guid preference, PreferenceRemark remark, NotePreference note,
                    Asker asker, CancellationToken cancel) =>
                    (await note.Change(asker, id, preference, remark, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Words a noted preference anew");
        api.MapDelete(
                "/customers/{id:guid}/preferences/{preference:guid}",
                async (
                    Guid id, Guid preference, NotePreference note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Remove(asker, id, preference, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Takes back a noted preference");
    }

    public async Task<Result<PreferenceView>> Run(
        Asker asker, Guid id, PreferenceRemark remark, CancellationToken cancel)
    {
        if (Fault(remark) is { } bad) return bad;

        return await db.ChangeOn<PreferenceView>(
            asker,
            id,
            async _ =>
            {
                var there = await db.Preferences.CountAsync(p => p.CustomerId == id, cancel);
                if (there >= Most) return new BadInput("text", new OutOfRange(0, Most));

                var preference = new Preference
                {
                    CustomerId = id,
                    Kind = remark.Kind,
                    Text = remark.Text!.Trim(),
                    IsDislike = remark.IsDislike,
                    NotedBy = asker.Id,
                    NotedAt = clock.GetUtcNow(),
                };
                db.Add(preference);
                return View(preference, asker);
            },
            cancel);
    }

    public async Task<Result<PreferenceView>> Change(
        Asker asker, Guid id, Guid which, PreferenceRemark remark, CancellationToken cancel)
    {
        if (Fault(remark) is { } bad) return bad;

        return await db.ChangeOn<PreferenceView>(
            asker,
            id,
            async _ =>
            {
                if (await db.Preferences.FindAsync([id, which], cancel) is not { } preference)
                    return new NoSuchPreference(which.ToString());
                if (preference.Kind != remark.Kind)
                    return new BadInput("kind", new NotAKind($"{remark.Kind}"));
                (preference.Text, preference.IsDislike) = (remark.Text!.Trim(), remark.IsDislike);
                (preference.NotedBy, preference.NotedAt) = (asker.Id, clock.GetUtcNow());
                return View(preference, asker);
            },
            cancel);
    }

    public async Task<Result<Done>> Remove(
        Asker asker, Guid id, Guid which, CancellationToken cancel) =>
        await db.ChangeOn<Done>(
            asker,
            id,
            async _ =>
            {
                if (await db.Preferences.FindAsync([id, which], cancel) is not { } preference)
                    return new NoSuchPreference(which.ToString());
                db.Remove(preference);
                return Done.It;
            },
            cancel);

    private static PreferenceView View(Preference preference, Asker asker) => ListPreferences.Of(
        preference,
        asker.Id is { } me ? new Dictionary<Guid, string> { [me] = asker.Name } : []);

    private static BadInput? Fault(PreferenceRemark remark)
    {
        if (!Enum.IsDefined(remark.Kind)) return new("kind", new NotAKind($"{remark.Kind}"));
        if (string.IsNullOrWhiteSpace(remark.Text)) return new("text", new NothingTyped());
        if (remark.Text.Trim().Length > LongestText)
            return new("text", new TextIsTooLong(LongestText));
        return remark.Text.Contains('\0', StringComparison.Ordinal)
            ? new("text", new TextHasStrangeLetters())
            : null;
    }
}
