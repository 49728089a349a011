using System.Globalization;
using System.Text.Json;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.EndToEnd.Tests.Pages;

/// <summary>What a step of a page must say of a place: computed here once more, from a session of the tests' own.</summary>
/// <param name="Phase">The phase by its name in lesson files.</param>
/// <param name="Timestep">1..T, or 0.</param>
/// <param name="Term">The term by its name in lesson files.</param>
/// <param name="Loss">The loss; null where the walk has not come to it.</param>
/// <param name="Flow">‖∂L/∂h_t‖ for t = 1..T; null where the walk has not come to it.</param>
/// <param name="HiddenNorms">‖h_t‖ likewise.</param>
/// <param name="GradientNorm">‖∇L‖; null where the walk has not come to it.</param>
internal sealed record ExpectedStep(
    string Phase, int Timestep, string Term, double? Loss, double?[] Flow, double?[] HiddenNorms, double? GradientNorm)
{
    /// <summary>What the page writes on the element that shows a step.</summary>
    public const string Script = "JSON.stringify({...document.querySelector('[data-phase]').dataset})";

    /// <summary>Of a place of the iteration whose step is prepared.</summary>
    public static ExpectedStep Of(PreparedStep step, Itinerary itinerary, Cursor place)
    {
        int timesteps = step.Timesteps;
        return new ExpectedStep(
            Name(place.Phase), place.Timestep, Name(place.Term),
            Reached(Lessons.Phases.Phase.Loss, 0, Lessons.Phases.Term.Losses, step.LossPerOutput),
            [.. Enumerable.Range(1, timesteps).Select(
                t => Reached(Lessons.Phases.Phase.Backward, t, Lessons.Phases.Term.HiddenGradient, step.HiddenGradientNorms[t - 1]))],
            [.. Enumerable.Range(1, timesteps).Select(
                t => Reached(Lessons.Phases.Phase.Forward, t, Lessons.Phases.Term.State, PreparedStep.NormOf(step.Hidden(t))))],
            Reached(Lessons.Phases.Phase.Update, 0, Lessons.Phases.Term.GradientNorm, step.GradientNorm));

        double? Reached(Phase phase, int t, Term term, double value) => itinerary.HasReached(place, phase, t, term) ? value : null;
    }

    /// <summary>Holds what a page has written against this; every number to its last digit.</summary>
    public void Verify(string json)
    {
        Dictionary<string, string> data = JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        Assert.Equal((Phase, $"{Timestep}", Term), (data["phase"], data["timestep"], data["term"]));
        Assert.Equal(Loss, Number(data, "loss"));
        Assert.Equal(GradientNorm, Number(data, "gradientNorm"));
        Assert.Equal(Flow.All(norm => norm is null) ? [] : Flow, Numbers(data, "flow"));
        Assert.Equal(HiddenNorms, Numbers(data, "hiddenNorms"));
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    private static double? Number(Dictionary<string, string> data, string name) =>
        data.TryGetValue(name, out string? text) ? Parse(text) : null;

    private static double?[] Numbers(Dictionary<string, string> data, string name) =>
        data.TryGetValue(name, out string? text)
            ? [.. text.Split(' ').Select(number => number.Length == 0 ? (double?)null : Parse(number))] : [];

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
