using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Kite.Cards;

/// <summary>A part of the page of figures that counts its own; a new one for each question.
/// </summary>
public abstract class FigureSectionPage<T> : KitePage
    where T : class
{
    [Parameter, EditorRequired] public CardFigureQuestion Question { get; set; } = new();

    /// <summary>What was counted; null until then.</summary>
    protected T? Counted { get; private set; }

    /// <summary>Why it could not be counted.</summary>
    protected string? No { get; private set; }

    protected abstract Task<Result<T>> Count();

    protected override async Task OnOpenedAsync()
    {
        var counted = await Count();
        if (counted.Refusal is null) Counted = counted.Value;
        else No = Wording.Say(Why(counted.Refusal), CultureInfo.CurrentUICulture);
    }

    private static Refusal Why(Refusal no) => (no as BadInput)?.Faults[0].Why ?? no;
}
