using RnnViz.Lessons.Claims;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Checks;

/// <summary>Reads the numbers of claims from the step that is prepared in a session.</summary>
public static class ClaimValues
{
    private const double SaturatedSlope = 0.01;

    /// <summary>The value of a number now: of the prepared step and its weights, whatever iteration the number names.</summary>
    /// <param name="session">A session whose step is prepared and not applied yet; its analysis may be computed anew.</param>
    /// <param name="number">The number.</param>
    public static double Read(TrainingSession session, ClaimNumber number)
    {
        (PreparedStep step, int t) = (session.Step, number.First);
        return number.Quantity.Name switch
        {
            "chance" => session.Task.Baselines.Max(b => b.Value),
            "baseline" => session.Task.Baselines.Min(b => b.Value),
            "rho" => SpectrumOf(session).SpectralRadius,
            "sigma" => SpectrumOf(session).LargestSingularValue,
            "learningRate" => session.LearningRate,
            "forgetBias" => session.ForgetBias,
            "threshold" => session.ClipThreshold,
            "h" => step.HiddenAt(t, number.Second - 1, 0),
            "hNorm" => PreparedStep.NormOf(step.Hidden(t)),
            "distance" => Distance(step, t, number.Second),
            "slope" => step.Operands.MeanSlope(t),
            "saturated" => ShareOf(step.Operands.Slope(t), slope => slope < SaturatedSlope),
            "zeros" => ShareOf(step.Hidden(t), h => h == 0),
            "cell" => step.CellStateAt(t, number.Second - 1, 0),
            "cellAlike" => Math.Cos(VectorAngle.Between(CellOf(step, t), CellOf(step, number.Second))),
            "gatesSaturated" => SaturatedGates(step, t),
            "cellNorm" => PreparedStep.NormOf(step.CellState(t)),
            "keep" => step.Carousel(0).Products(t)[number.Second - 1],
            { Length: 1 } gate when step.Gates.Contains(gate) => step.GateAt(step.Gates.IndexOf(gate), t, number.Second - 1, 0),
            ['i' or 'f' or 'g' or 'o' or 'r' or 'z' or 'n', 'M', 'e', 'a', 'n'] mean => step.GateMean(step.Gates.IndexOf(mean[0]), t),
            "loss" => step.LossPerOutput,
            "best" => BestLoss(session),
            "stepLoss" => step.LossAt(t),
            "right" => MeanOfOutputs(step, (s, b) => step.PredictedToken(s, b) == step.TargetToken(s, b) ? 1 : 0),
            "probability" => MeanOfOutputs(step, (s, b) => step.PredictionAt(s, step.TargetToken(s, b), b)),
            "target" => step.Target(t)[(number.Second - 1) * step.BatchSize],
            "output" => step.PredictionAt(t, number.Second - 1, 0),
            "errorNorm" => PreparedStep.NormOf(step.OutputError(t)),
            "flow" => step.HiddenGradientNorms[t - 1],
            "gain" => step.Gain(t),
            "bound" => step.FlowBound(t),
            "cellFlow" => step.CellGradientNorms[t - 1],
            "cellGain" => step.CellGain(t),
            "carousel" => step.Carousel(0).PartNorms[t - 1],
            "rest" => step.Carousel(0).RestNorms[t - 1],
            "deltaNorm" => step.DeltaNorm(t),
            "term" => AnalysisOf(session).TermNorm(t),
            "handed" => PreparedStep.NormOf(step.Operands.FromLater(t - 1)),
            "reach" => AnalysisOf(session).Reaches(number.Second, t) ? session.Analysis.Flow(number.Second, t) : 0,
            "lost" => AnalysisOf(session).ThrownAway,
            "gradientNorm" => step.GradientNorm,
            "whhNorm" => PreparedStep.NormOf(step.RecurrentWeights),
            "wxhGradient" => PreparedStep.NormOf(session.Parts.Gradients.Wxh),
            "whhGradient" => PreparedStep.NormOf(session.Parts.Gradients.Whh),
            "whyGradient" => PreparedStep.NormOf(session.Parts.Gradients.Why),
            "clippedNorm" => step.ClippedGradientNorm,
            "whhChange" => new UpdatePreview(session.Parts, step)[ParameterKind.Recurrent].Change,
            "whyChange" => new UpdatePreview(session.Parts, step)[ParameterKind.Output].Change,
            _ => GeometryValues.Read(session, number),
        };
    }

    /// <summary>The smallest loss of the iterations from 0 to the prepared one; NaN where none is finite.</summary>
    private static double BestLoss(TrainingSession session)
    {
        double best = double.IsFinite(session.Step.LossPerOutput) ? session.Step.LossPerOutput : double.NaN;
        int kept = 0, end = session.Iteration;
        for (; kept < end && session.History.TryRead(kept, out HistoryNumbers numbers); kept++)
        {
            Take(numbers.Loss);
        }

        // later ones are not kept one by one
        ScalarSeries losses = session.History.Loss;
        for (int i = kept / losses.BucketSize; kept < end && i < losses.BucketCount && losses.FirstIteration(i) < end; i++)
        {
            Take(losses.Min(i));
        }

        return best;

        void Take(double loss) => best = double.IsFinite(loss) && !(loss >= best) ? loss : best;
    }

    private static Spectrum SpectrumOf(TrainingSession session)
    {
        var spectrum = new Spectrum(session.Lesson.Model.Hidden);
        spectrum.Compute(session.Parts.Network.Parameters.Whh);
        return spectrum;
    }

    private static StepAnalysis AnalysisOf(TrainingSession session)
    {
        if (!session.Analysis.IsCurrent)
        {
            session.Analysis.Wait();
            session.Analysis.Request();
            session.Analysis.Wait();
        }

        return session.Analysis;
    }

    private static double Distance(PreparedStep step, int t, int s)
    {
        double apart = 0, first = 0, second = 0;
        for (int i = 0; i < step.HiddenUnits; i++)
        {
            (double a, double b) = (step.HiddenAt(t, i, 0), step.HiddenAt(s, i, 0));
            apart += (a - b) * (a - b);
            first += a * a;
            second += b * b;
        }

        return Math.Sqrt(apart) / (Math.Sqrt(first) + Math.Sqrt(second));
    }

    private static double[] CellOf(PreparedStep step, int t) =>
        [.. Enumerable.Range(0, step.HiddenUnits).Select(unit => step.CellStateAt(t, unit, 0))];

    private static double SaturatedGates(PreparedStep step, int t)
    {
        int[] gates = [.. Enumerable.Range(0, step.Gates.Length).Where(gate => step.Gates[gate] is not ('g' or 'n'))];
        return gates.Average(gate => ShareOf(step.Gate(gate, t), s => s * (1 - s) < SaturatedSlope));
    }

    private static double ShareOf(ReadOnlySpan<double> values, Predicate<double> counts)
    {
        int count = 0;
        foreach (double value in values)
        {
            count += counts(value) ? 1 : 0;
        }

        return (double)count / values.Length;
    }

    private static double MeanOfOutputs(PreparedStep step, Func<int, int, double> value)
    {
        double sum = 0;
        int count = 0;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int b = 0; step.HasLoss(t) && b < step.BatchSize; b++)
            {
                sum += value(t, b);
                count++;
            }
        }

        return sum / count;
    }
}
