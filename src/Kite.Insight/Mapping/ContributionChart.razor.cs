using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Kite.Insight;

/// <summary>The contribution map as a drawing; it only draws what it is given.</summary>
public sealed partial class ContributionChart
{
    private MapFrame frame = default!;
    private List<DrawnCell> drawn = [];
    private double lineX, lineY;
    private int fullest;
    private string? picked;
    private ElementReference box;
    private IJSObjectReference? script;
    private DotNetObjectReference<ContributionChart>? self;

    [Parameter, EditorRequired] public MapData Data { get; set; } = default!;
    [Parameter, EditorRequired] public MapLines Lines { get; set; } = default!;

    /// <summary>Where the lines would lie by the medians: the Home key goes there.</summary>
    [Parameter] public MapLines? Median { get; set; }
    [Parameter] public MapPick? Picked { get; set; }

    /// <summary>What is now chosen; null when the choice was taken back.</summary>
    [Parameter] public EventCallback<MapPick?> OnPick { get; set; }

    /// <summary>While a line is being dragged, at each whole step.</summary>
    [Parameter] public EventCallback<MapLines> OnMoving { get; set; }

    /// <summary>When a line was let go, or moved by a key.</summary>
    [Parameter] public EventCallback<MapLines> OnMoved { get; set; }

    /// <summary>New figures are on their way: the old map stays, dimmed.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>Small cells are left out because single customers may not be seen.</summary>
    [Parameter] public bool Anonymous { get; set; }

    protected override void OnParametersSet()
    {
        frame = MapFrame.Of(Data);
        fullest = Data.Cells.Select(c => c.Customers).Append(MapCell.Filled).Max();
        lineX = frame.LineX(Lines.Often);
        lineY = frame.Y(Lines.Much);
        picked = (Picked as QuarterPick)?.Quarter;
        drawn = [.. Data.Cells.Where(c => c.Customers >= MapCell.Filled).Select(Draw)];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;

        self = DotNetObjectReference.Create(this);
        script = await Js.InvokeAsync<IJSObjectReference>(
            "import", "/" + Assets["_content/Kite.Insight/Mapping/ContributionChart.razor.js"]);
        await script.InvokeVoidAsync("attach", box, self);
    }

    /// <summary>Where the hand holds one of the lines now, and whether it lets go.</summary>
    [JSInvokable]
    public Task LineMoved(string axis, double at, bool done)
    {
        var lines = axis == "x"
            ? Lines with { Often = Math.Max(0, Whole(at) - 1) }
            : Lines with { Much = MapSteps.Round(Whole(at), Data.Currency) };
        if (!done && lines == Lines) return Task.CompletedTask;

        return InvokeAsync(() => (done ? OnMoved : OnMoving).InvokeAsync(lines));
    }

    [JSInvokable]
    public Task CellClicked(string key) => Pick(
        Data.Cells.FirstOrDefault(c => c.Key == key) is { } cell ? new CellPick(cell) : null);

    [JSInvokable]
    public Task PointClicked(long customer) => Pick(
        Data.Points.FirstOrDefault(p => p.Customer == customer) is { } point
            ? new PointPick(point)
            : null);

    /// <summary>Corners as pairs of visits and coins a visit.</summary>
    [JSInvokable]
    public Task LassoDrawn(double[] corners) => Pick(
        corners.Length < 6
            ? null
            : new LassoPick([.. corners.Chunk(2).Select(c => new LassoCorner(c[0], c[1]))]));

    [JSInvokable]
    public Task Cleared() => Picked is null ? Task.CompletedTask : Pick(null);

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (script is null) return;

        try
        {
            await script.InvokeVoidAsync("detach", box);
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone and took its side along.
        }
    }

    private Task Pick(MapPick? pick) => InvokeAsync(() => OnPick.InvokeAsync(pick));

    private Task PickQuarter(string quarter) =>
        Pick(picked == quarter ? null : new QuarterPick(quarter));

    private Task KeyX(KeyboardEventArgs key) =>
        MapSteps.Key(key.Key, key.ShiftKey, Lines.Often, Median?.Often, step: 1) is { } often
            ? OnMoved.InvokeAsync(Lines with { Often = often })
            : Task.CompletedTask;

    private Task KeyY(KeyboardEventArgs key) =>
        MapSteps.Key(
            key.Key, key.ShiftKey, Lines.Much, Median?.Much,
            MapSteps.Of(Lines.Much, Data.Currency)) is { } much
            ? OnMoved.InvokeAsync(Lines with { Much = much })
            : Task.CompletedTask;

    private static long Whole(double value) =>
        (long)Math.Round(Math.Clamp(value, 0, 1e15), MidpointRounding.AwayFromZero);

    private static string N(double value) =>
        Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    private static string Percent(double value, double of) => N(value / of * 100);
}
