namespace Kite.Insight;

/// <summary>Goes through a list page by page, to take all of it along.</summary>
internal static class Pages
{
    public static async IAsyncEnumerable<IReadOnlyList<object?>> Walk<T>(
        Page<T> page, Func<string, Task<Result<Page<T>>>> more, Func<T, object?[]> row)
    {
        while (true)
        {
            foreach (var item in page.Items) yield return row(item);
            if (page.Next is null) yield break;

            var next = await more(page.Next);
            if (next.Refusal is not null) yield break;
            page = next.Value;
        }
    }
}
