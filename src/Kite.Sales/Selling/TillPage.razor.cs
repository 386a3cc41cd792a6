using Kite.Catalogue;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Kite.Sales;

/// <summary>The till on the screen: which one it is, whether its shift is open, what keys do.
/// </summary>
public sealed partial class TillPage : IAsyncDisposable
{
    private const string TillName = "kite-till";

    private IReadOnlyDictionary<int, string> stores = new Dictionary<int, string>();
    private IReadOnlyList<TillView> tills = [];
    private TillView? till;
    private ShiftView? shift;
    private Currency currency = Currency.Cny;
    private TillScript? script;
    private string? focus;
    private bool ready;

    [Inject] private IStringLocalizer<Texts> T { get; set; } = default!;
    [Inject] private IJSRuntime Js { get; set; } = default!;

    private string Place => till is null
        ? T["till.title"]
        : $"{stores.GetValueOrDefault(till.StoreNumber)}, {till.Name}";

    protected override async Task OnOpenedAsync()
    {
        stores = await Run((KiteDb db) => db.StoreNamesAsync(Gone));
        currency = (await Run((KiteDb db) => db.BusinessAsync(Gone))).Currency;
        var all = await Run((KeepTills keep) => keep.Run(Asker, Gone));
        if (all.Refusal is null) tills = [.. all.Value.Items.Where(t => !t.IsRetired)];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = await TillScript.Load(Js, Assets);
            await script.Listen(key => Heard(() => Key(key)), code => Heard(() => Scan(code)));
            var kept = await script.Recall(TillName, lasting: true);
            if (tills.FirstOrDefault(t => $"{t.Number}" == kept) is { } mine) await Choose(mine);
            ready = true;
            StateHasChanged();
        }
        if (focus is not { } field || script is null) return;

        focus = null;
        await script.Focus(field);
    }

    private Task Heard(Func<Task> work) => InvokeAsync(async () =>
    {
        if (till is null || shift is null) return;
        await work();
        StateHasChanged();
    });

    private async Task Choose(TillView chosen)
    {
        till = chosen;
        await Learn(chosen);
        await script!.Keep(TillName, $"{chosen.Number}", lasting: true);
        var open = await Run((ListShifts list) => list.OpenAt(Asker, chosen.Number, Gone));
        shift = open.Refusal is null ? open.Value : null;
        if (shift is not null) await TakeUpAgain();
    }

    private async Task ShiftOpened(ShiftView opened)
    {
        shift = opened;
        await TakeUpAgain();
    }

    private void Leave() => (till, shift) = (null, null);

    private Task Key(string key)
    {
        if (busy || receipt is not null || asking is not null) return Task.CompletedTask;
        if (bill.Sent is not null) return key == "Enter" ? Take() : Task.CompletedTask;
        switch (key)
        {
            case "ArrowUp": bill.Take(bill.At - 1); break;
            case "ArrowDown": bill.Take(bill.At + 1); break;
            case "Delete": return Remove(bill.At);
            case "balance": return PayBy(TenderKind.StoredValue);
            case "other": return PayBy(TenderKind.Cash);
            case "1": return PayBy(TenderKind.Cash);
            case "2": return PayBy(TenderKind.BankCard);
            case "3": return PayBy(TenderKind.Mobile);
            case "4" when bill.Guest?.Cards.Any(c => c.Points > 0) ?? false:
                return PayBy(TenderKind.Points);
            case "6": return Split();
            case "cash": AskCash(); break;
            case "Enter": return Take();
        }
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (script is not null) await script.DisposeAsync();
    }
}
