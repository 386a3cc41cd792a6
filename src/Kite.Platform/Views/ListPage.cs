using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Kite;

/// <summary>
/// A page with a list whose filters and order stand in the address, so that it can be kept as a
/// view, sent to someone, and gone back to.
/// </summary>
public abstract class ListPage : KitePage
{
    private bool isLeft;

    [Inject] protected NavigationManager Place { get; set; } = default!;

    protected ListAddress Look { get; private set; } = new("/");

    /// <summary>The saved view that is open.</summary>
    protected Guid? View { get; private set; }

    /// <summary>The words that this list understands in its address.</summary>
    protected abstract IReadOnlyList<string> Known { get; }

    /// <summary>The order when the address names none, such as <c>when-down</c>.</summary>
    protected abstract string UsualOrder { get; }

    protected ListOrder InOrder => ListOrder.Of(Look[ListAddress.Order] ?? UsualOrder);

    /// <summary>What the list is of; its order is another matter.</summary>
    protected ListAddress For => Look.With(ListAddress.Order, null);

    protected sealed override async Task OnOpenedAsync()
    {
        Place.LocationChanged += Went;
        Read(Place.Uri);
        await OnListOpenedAsync();
    }

    /// <summary>What is needed before the list is read.</summary>
    protected virtual Task OnListOpenedAsync() => Task.CompletedTask;

    /// <summary>The address has changed.</summary>
    protected virtual Task OnWentAsync() => Task.CompletedTask;

    protected void Go(ListAddress look) => Place.NavigateTo(look.Href(View), replace: true);

    /// <summary>A day that stands in the address, as the API writes it.</summary>
    protected DateOnly? Day(string word) => DateOnly.TryParseExact(
        Look[word], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : null;

    /// <summary>Puts the order of a head that was pressed into the address.</summary>
    protected void Follow(ListAsk ask)
    {
        if (ask.InOrder is not { } order || order == InOrder) return;
        var written = order.ToString();
        Go(Look.With(ListAddress.Order, written == UsualOrder ? null : written));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Place.LocationChanged -= Went;
        isLeft = true;
        base.Dispose(disposing);
    }

    /// <summary>Whether an address is still this page's; links to others end it.</summary>
    protected virtual bool Holds(string path) => path == Look.Path;

    private void Read(string uri) => (Look, View) = ListAddress.Read(uri, Known);

    private void Went(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (isLeft || !Holds(new Uri(e.Location).AbsolutePath)) return;
        Read(e.Location);
        await OnWentAsync();
        StateHasChanged();
    });
}
