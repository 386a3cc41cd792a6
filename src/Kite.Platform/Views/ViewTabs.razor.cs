using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Kite;

/// <summary>What the tabs of saved views do.</summary>
public sealed partial class ViewTabs
{
    private const int MostCounted = 8;

    private readonly Dictionary<Guid, string> counts = [];
    private IReadOnlyList<ViewFacts> views = [];
    private ViewFacts? asked, renamed;
    private Refusal? no;
    private string? name;
    private bool naming, shared, isRead, isCounted;

    /// <summary>Which list: <c>customers</c> …</summary>
    [Parameter, EditorRequired] public string List { get; set; } = "";

    /// <summary>The view that is open; none when all are shown.</summary>
    [Parameter] public Guid? Current { get; set; }

    /// <summary>How the list is looked at now, as it would be kept.</summary>
    [Parameter, EditorRequired] public JsonElement Query { get; set; }
    [Parameter, EditorRequired] public string AllHref { get; set; } = "";

    /// <summary>The address that opens a view.</summary>
    [Parameter, EditorRequired] public Func<ViewFacts, string> Href { get; set; } = default!;

    /// <summary>How many a view shows; nothing when it is asked for all.</summary>
    [Parameter] public Func<ViewFacts?, Task<string>>? Count { get; set; }

    private ViewFacts? Mine => views.FirstOrDefault(v => v.Id == Current && v.Mine);

    protected override Task OnOpenedAsync() => Load();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isCounted || !isRead || Count is null) return;

        isCounted = true;
        // One after the other, behind the list itself, which is what the reader waits for.
        foreach (var view in views.Take(MostCounted).Prepend<ViewFacts?>(null))
        {
            if (Gone.IsCancellationRequested) return;
            counts[view?.Id ?? Guid.Empty] = await Count(view);
            StateHasChanged();
        }
    }

    private async Task Load()
    {
        var list = await Run((ListViews all) => all.Run(Asker, List, Gone));
        if (list.Refusal is null) views = list.Value.Items;
        isRead = true;
    }

    private void Name(ViewFacts? view) =>
        (renamed, name, shared, no, naming) =
            (view, view?.Name, view?.Shared ?? false, null, true);

    private async Task Named()
    {
        var typed = new ViewToKeep(List, name, renamed?.Query ?? Query, shared);
        var answer = renamed is { } view
            ? await Run((ChangeView change) =>
                change.Run(Asker, view.Id, view.Version, typed, Gone))
            : await Run((KeepView keep) => keep.Run(Asker, typed, Gone));
        if (await Done(answer)) Place.NavigateTo(Href(answer.Value));
    }

    private async Task Keep(ViewFacts view) => await Done(
        await Change(view, new(List, view.Name, Query, view.Shared)));

    private async Task Share(ViewFacts view) => await Done(
        await Change(view, new(List, view.Name, view.Query, !view.Shared)));

    private Task<Result<ViewFacts>> Change(ViewFacts view, ViewToKeep typed) =>
        Run((ChangeView change) => change.Run(Asker, view.Id, view.Version, typed, Gone));

    private async Task<bool> Done(Result<ViewFacts> answer)
    {
        no = answer.Refusal;
        if (no is not null) return false;

        naming = false;
        await Load();
        return true;
    }

    private async Task Drop()
    {
        if (asked is not { } view) return;

        asked = null;
        var answer = await Run((DropView drop) => drop.Run(Asker, view.Id, Gone));
        no = answer.Refusal;
        await Load();
        if (no is null) Place.NavigateTo(AllHref);
    }
}
