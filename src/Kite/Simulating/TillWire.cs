using System.Text.Json.Nodes;

namespace Kite.Simulating;

/// <summary>A till's way to the program: it sends errands and may never hear of them.</summary>
internal static class TillWire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends it as its mishap would have it, and answers what the till heard.</summary>
    public static async Task<Outcome> Send(
        SimulatedKite kite, Errand errand, TimeSpan hangUpAfter, CancellationToken cancel)
    {
        if (errand.Mishap is not Mishap.Twice)
            return await Once(kite, errand, hangUpAfter, cancel);

        var both = await Task.WhenAll(
            Once(kite, errand, hangUpAfter, cancel), Once(kite, errand, hangUpAfter, cancel));
        var done = both.Where(o => o.Told is not null).ToList();
        if (done.Count == 2 && Id(done[0]) != Id(done[1]))
            throw new BrokenPromise($"one key, two answers: {done[0].Told} and {done[1].Told}");
        return done.Count > 0 ? done[0] : both[0];
    }

    public static string? Id(Outcome outcome) =>
        (outcome.Told?["number"] ?? outcome.Told?["id"])?.ToString();

    private static async Task<Outcome> Once(
        SimulatedKite kite, Errand errand, TimeSpan hangUpAfter, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(errand.Mishap is Mishap.HungUp ? hangUpAfter : Patience);
        var falls = kite.Falls;
        using var request = new HttpRequestMessage(HttpMethod.Post, errand.Path)
        {
            Content = JsonContent.Create(errand.Body),
        };
        request.Headers.Add("Idempotency-Key", errand.Key);
        try
        {
            using var answer = await kite.Wire.SendAsync(request, waiting.Token);
            var text = await answer.Content.ReadAsStringAsync(waiting.Token);
            var isTrouble = (int)answer.StatusCode >= 500;
            if (isTrouble && kite.Falls != falls) return new(errand, null, null);
            if (isTrouble)
                throw new BrokenPromise($"{(int)answer.StatusCode} for {errand}: {text}");
            if (errand.Mishap is Mishap.ReplyLost) return new(errand, null, null);

            var told = text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
            return answer.IsSuccessStatusCode
                ? new(errand, told, null)
                : new(errand, null, told["code"]?.ToString() ?? $"{(int)answer.StatusCode}");
        }
        catch (Exception gone) when (!cancel.IsCancellationRequested
            && gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return new(errand, null, null);
        }
    }
}

/// <summary>Something that must never be, was.</summary>
internal sealed class BrokenPromise(string what) : Exception(what);
