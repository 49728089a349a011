using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Checks;

public sealed class LessonClaimsTests
{
    [Fact]
    public void A_false_claim_is_found_and_a_true_one_beside_it_is_not()
    {
        Lesson lesson = With("hello", Phase.Loss, 3, "loss < loss@0", "loss > loss@0", "loss < 0.9 * loss@0 and loss > 0");
        IReadOnlyList<ClaimResult> results = LessonClaims.Check(lesson);
        Assert.Equal([true, false, true], results.Select(r => r.Holds));
        Assert.Equal([0, 1, 2], results.Select(r => r.Index));
    }

    [Fact]
    public void Values_are_those_of_the_iterations_that_they_name_and_are_told_with_four_digits()
    {
        ClaimResult result = Assert.Single(LessonClaims.Check(With("hello", Phase.Loss, 2, "loss < 2 * loss@0"), seed: 3));
        var session = new TrainingSession(LessonCatalog.Load("hello"), 3);
        session.GoTo(0);
        double before = session.Step.LossPerOutput;
        session.GoTo(1);
        session.GoTo(2);
        Assert.Equal([session.Step.LossPerOutput, before], result.Values);
        Assert.Matches(@"^loss 0\.\d{4}, loss@0 1\.\d{3}$", result.Numbers);
    }

    [Theory]
    [InlineData("clippedNorm <= threshold", 0.1, 0.10000000000000002, "clippedNorm 0.10000000000000002, threshold 0.1")]
    [InlineData("clippedNorm < threshold", 0.1, 0.100001, "clippedNorm 0.100001, threshold 0.1")]
    [InlineData("clippedNorm = threshold", 123451, 123452, "clippedNorm 123452, threshold 123451")]
    [InlineData("threshold < 0.5", 0.500002, 0, "threshold 0.500002")]
    [InlineData("clippedNorm <= 2 * threshold", 0.5, 1.00001, "clippedNorm 1.00001, threshold 0.5")]
    [InlineData("clippedNorm > threshold", 0.1, 0.1, "clippedNorm 0.1, threshold 0.1")]
    [InlineData("clippedNorm <= threshold", 1.0, double.PositiveInfinity, "clippedNorm ∞, threshold 1")]
    public void A_claim_that_fails_is_told_with_digits_by_which_it_does(string text, double threshold, double norm, string told)
    {
        ClaimResult result = Result(text, number => number.Quantity.Name == "threshold" ? threshold : norm);
        Assert.Equal((false, told), (result.Holds, result.Numbers));
    }

    [Theory]
    [InlineData("loss / 0 > 0", 2, "loss / 0 divides by zero")]
    [InlineData("loss / 0 = loss / 0", 2, "loss / 0 divides by zero")]
    [InlineData("0 / loss = 1", 0, "0 / loss divides by zero")]
    [InlineData("1 < 2 and loss - 3 / (loss * 0) < 1", 2, "3 / (loss * 0) divides by zero")]
    [InlineData("loss * 1e308 > 0", 20, "loss * 1E+308 is ∞, though all that it is made of is finite")]
    [InlineData("-loss * 1e308 < 0", 20, "(-loss) * 1E+308 is −∞, though all that it is made of is finite")]
    public void A_claim_that_calculates_what_is_no_number_does_not_hold_and_it_is_said_why(string text, double loss, string problem)
    {
        ClaimResult result = Result(text, _ => loss);
        Assert.Equal((false, problem), (result.Holds, result.Problem));
    }

    [Theory]
    [InlineData("loss > 1e300", double.PositiveInfinity, true)]
    [InlineData("loss / 2 > 1e300", double.PositiveInfinity, true)]
    [InlineData("1 / loss = 0", double.PositiveInfinity, true)]
    [InlineData("loss > 1", double.NaN, false)]
    public void A_claim_about_what_is_not_finite_itself_is_held_as_it_stands(string text, double loss, bool holds)
    {
        ClaimResult result = Result(text, _ => loss);
        Assert.Equal((holds, (string?)null), (result.Holds, result.Problem));
    }

    [Fact]
    public void A_lesson_without_claims_is_not_trained()
    {
        int steps = 0;
        Lesson lesson = LessonCatalog.Load("hello") with { Stops = [new StopSettings { Iteration = 50, Callout = "Look." }] };
        Assert.Empty(LessonClaims.Check(lesson, advanced: n => steps = n));
        Assert.Equal(0, steps);
    }

    [Fact]
    public void A_claim_that_cannot_be_read_is_refused() =>
        Assert.Throws<LessonException>(() => LessonClaims.Check(With("hello", Phase.Loss, 0, "los < 1")));

    public static TheoryData<string> Quantities() => [.. ClaimVocabulary.All.Select(q => q.Name)];

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Every_quantity_has_a_value(string name)
    {
        ClaimQuantity quantity = ClaimVocabulary.Find(name)!;
        var number = new ClaimNumber(
            quantity, quantity.Indices.Length > 0 ? 2 : 0, quantity.Indices.Length > 1 ? quantity.Indices == "ts" ? 3 : 1 : 0, null);
        string lesson = name is "target" or "reach" or "lost" ? "window-of-three" : quantity.Needs switch
        {
            ClaimNeed.Gates or ClaimNeed.Cell or ClaimNeed.LaterCell => "lstm-remembers",
            ClaimNeed.Reset => "gru-remembers",
            ClaimNeed.OneUnit or ClaimNeed.SmallState => "bifurcation",
            ClaimNeed.Plane => "two-basins",
            _ => "clipping",
        };
        using var session = new TrainingSession(LessonCatalog.Load(lesson));
        session.Prepare();
        double value = ClaimValues.Read(session, number);
        Assert.True(double.IsFinite(value), $"{number} is {value}");
    }

    [Fact]
    public void Norms_shares_and_distances_are_what_they_are_called()
    {
        using var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        session.Prepare();
        double[] h1 = session.Step.Hidden(1).ToArray(), h2 = session.Step.Hidden(2).ToArray();
        double Length(params double[] v) => Math.Sqrt(v.Sum(x => x * x));
        Assert.Equal(Length(h2), Read("hNorm[2]"), 14);
        Assert.Equal(Length(h1[0] - h2[0], h1[1] - h2[1]) / (Length(h1) + Length(h2)), Read("distance[1,2]"), 14);
        Assert.Equal((1 - h2[0] * h2[0] + 1 - h2[1] * h2[1]) / 2, Read("slope[2]"), 14);
        Assert.Equal(0, Read("saturated[2]"));
        Assert.Equal(0, Read("zeros[2]"));
        Assert.Equal(session.Step.HiddenGradientNorms[0], Read("handed[2]"), 14);
        Assert.Equal(Read("term[2]"), Read("deltaNorm[2]") * Read("hNorm[1]"), 14);
        Assert.Equal(0.1 * Read("whhGradient"), Read("whhChange"), 12);
        Assert.Equal(0.5 * Math.Pow(Read("output[2,1]") - Read("target[2,1]"), 2), Read("loss"), 14);
        Assert.Equal(Read("loss"), Read("stepLoss[2]"), 14);

        double Read(string number) => ClaimValues.Read(session, Claim.Parse(number + " > 0").Numbers[0]);
    }

    private static Lesson With(string name, Phase phase, int iteration, params string[] claims) => LessonCatalog.Load(name) with
    {
        Stops = [.. claims.Select(claim => new StopSettings { Iteration = iteration, Phase = phase, Holds = claim })],
    };

    private static ClaimResult Result(string text, Func<ClaimNumber, double> read)
    {
        var claim = Claim.Parse(text);
        return new ClaimResult(
            0, new StopSettings { Iteration = 0, Callout = "Look." }, claim, [.. claim.Numbers.Select(read)], claim.Holds(read));
    }
}
