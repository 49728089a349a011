namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the page of the walk's place: which equations, which of them is being evaluated, and its numbers.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="gradient">How ∂L/∂h_t is called.</param>
internal sealed class BpttWriter(ShownTraining training, string gradient = BpttNotation.HiddenGradientName)
{
    /// <summary>The short name of ∂L/∂h_t.</summary>
    public const string BriefName = "g_{@}";

    /// <summary>A gradient that grows or shrinks over the whole sequence by less than the first factor is steady, by more than the second vanishes or explodes.</summary>
    private const double Steady = 5, Extreme = 100;

    /// <summary>Below this angle in radians rounding is all that turns a gradient.</summary>
    private const double SameDirection = 1e-6;

    private readonly string gradientNorm = $"‖{gradient}‖", nextNorm = $"‖{gradient.Replace("@", "@+")}‖";

    private readonly BpttNotation notation = new(training.Session);

    // written anew for every iteration while training runs, which allocates nothing
    private string? gradientOfAny, deltaOfAny;
    private int? truncationOfAny;

    private PreparedStep Step => training.Step;

    private Walk Walk => training.Walk;

    /// <summary>Writes the page.</summary>
    /// <param name="page">Emptied first.</param>
    /// <param name="isOverview">Whether an iteration is shown as a whole: the equations of any timestep, and the gradient through time.</param>
    public void Write(BpttPage page, bool isOverview)
    {
        page.Clear();
        if (isOverview)
        {
            WriteThroughTime(page);
        }
        else if (Walk.Cursor.Phase == Phase.Forward)
        {
            WriteForward(page, Walk.Cursor.Timestep);
        }
        else if (Walk.Cursor.Phase == Phase.Loss)
        {
            WriteLoss(page);
        }
        else if (Walk.Cursor.Phase == Phase.Backward)
        {
            WriteBackward(page, Walk.Cursor.Timestep);
        }
        else
        {
            WriteUpdate(page);
        }
    }

    private void WriteThroughTime(BpttPage page)
    {
        page.Equation(GradientOfAny(), 0, EquationState.Done);
        page.Equation(deltaOfAny ??= notation.Delta(gradient), 0, EquationState.Done);
        page.Equation(BpttNotation.RecurrentTerm, 0, EquationState.Done);
        double last = Step.HiddenGradientNorms[^1], first = Step.HiddenGradientNorms[0];
        page.BeginLine();
        page.Symbol(gradientNorm, Step.Timesteps, last);
        page.Symbol("→");
        page.Symbol(gradientNorm, 1, first);
        page.Number(first / last, NumberForm.Factor, isStrong: true);
        page.BeginLine();
        bool isVerdict = Step.FlowBoundApplies;
        page.Word(isVerdict ? Verdict(first, last) : "sums losses from t on,", isStrong: isVerdict);
        if (double.IsNaN(Step.GrowthRate))
        {
            return; // a norm is zero or not finite: there is no rate
        }

        page.Word("growth", Step.GrowthRate, NumberForm.Significant);
        page.Word("nats/step");
    }

    /// <summary>g_t of any timestep; it looks different under a window, which can be changed.</summary>
    private string GradientOfAny()
    {
        if (gradientOfAny is null || truncationOfAny != Step.Truncation)
        {
            (gradientOfAny, truncationOfAny) = (notation.HiddenGradient(gradient, 0), Step.Truncation);
        }

        return gradientOfAny;
    }

    private void WriteForward(BpttPage page, int t)
    {
        page.Equation(notation.PreActivation, t, EquationState.Now);
        page.Equation(notation.State, t, EquationState.Now);
        page.Equation(notation.Output, t, EquationState.Now);
        page.BeginLine();
        page.Symbol("‖a_{@}‖", t, PreparedStep.NormOf(Step.Operands.PreActivation(t)));
        page.Symbol("‖h_{@}‖", t, PreparedStep.NormOf(Step.Hidden(t)), isStrong: true);
        page.Symbol("‖o_{@}‖", t, PreparedStep.NormOf(Step.Output(t)));
        WriteSaturation(page, t);
        page.BeginLine();
        page.Symbol("‖h_{@-}‖", t, PreparedStep.NormOf(Step.Hidden(t - 1)));
    }

    private void WriteLoss(BpttPage page)
    {
        page.Equation(notation.Prediction, 0, EquationState.Now);
        page.Equation(notation.Loss, 0, EquationState.Now);
        page.Equation(notation.TotalLoss, 0, EquationState.Now);
        int worst = 1, count = 0;
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            if (!Step.HasLoss(t))
            {
                continue;
            }

            count++;
            if (!Step.HasLoss(worst) || Step.LossAt(t) > Step.LossAt(worst))
            {
                worst = t;
            }
        }

        page.BeginLine();
        page.Symbol("L", 0, Step.Loss, isStrong: true);
        if (count == 1)
        {
            page.Word("one timestep bears a loss");
        }
        else
        {
            page.Word("the sum of", count, NumberForm.Whole);
            page.Word("losses");
        }

        if (count > 1)
        {
            page.BeginLine();
            page.Word("the largest");
            page.Symbol("ℓ_{@}", worst, Step.LossAt(worst));
        }

        if (Step.BatchSize > 1)
        {
            page.BeginLine();
            page.Word("each a mean over sequences:", Step.BatchSize, NumberForm.Whole);
        }
    }

    private void WriteBackward(BpttPage page, int t)
    {
        Term now = Walk.Cursor.Term;
        bool lossMask = Step.HasLoss(t);
        if (lossMask)
        {
            Add(notation.OutputError, Term.OutputError);
        }

        Add(notation.HiddenGradient(gradient, t), Term.HiddenGradient);
        Add(notation.Delta(gradient), Term.Delta);
        Add(BpttNotation.RecurrentTerm, Term.RecurrentTerm);
        Add(notation.InputTerm, Term.InputTerm);
        if (lossMask)
        {
            Add(notation.OutputTerm, Term.OutputTerm);
        }

        if (t > 1)
        {
            Add(BpttNotation.BackpropagateHidden, Term.BackpropagateHidden);
        }

        WriteTerm(page, t, now);
        if (now > Term.HiddenGradient)
        {
            WriteFlow(page, t);
        }

        if (now != Term.Delta)
        {
            WriteSaturation(page, t);
        }

        if (now != Term.RecurrentTerm)
        {
            WriteSoFar(page);
        }

        void Add(string equation, Term term) => page.Equation(equation, t, term == now ? EquationState.Now : term < now ? EquationState.Done : EquationState.Ahead);
    }

    private void WriteTerm(BpttPage page, int t, Term now)
    {
        GradientSoFar sum = Walk.SoFar;
        switch (now)
        {
            case Term.OutputError:
                page.BeginLine();
                page.Symbol("‖e_{@}‖", t, PreparedStep.NormOf(Step.OutputError(t)), isStrong: true);
                page.Symbol("ℓ_{@}", t, Step.LossAt(t));
                break;
            case Term.HiddenGradient:
                WriteFlow(page, t);
                page.BeginLine();
                if (Step.HasLoss(t))
                {
                    page.Symbol("‖W_{hy}ᵀ e_{@}‖", t, PreparedStep.NormOf(Step.Operands.FromOutput(t)));
                }

                if (t < Step.Timesteps)
                {
                    page.Symbol(Step.Truncation is null ? "‖W_{hh}ᵀ δ_{@+}‖" : "‖\"later\"‖", t, PreparedStep.NormOf(Step.Operands.FromLater(t)));
                }

                break;
            case Term.Delta:
                double delta = Step.DeltaNorm(t), gradient = Step.HiddenGradientNorms[t - 1];
                page.BeginLine();
                page.Symbol(gradientNorm, t, gradient);
                page.Number(delta / gradient, NumberForm.Factor);
                page.Symbol("→");
                page.Symbol("‖δ_{@}‖", t, delta, isStrong: true);
                WriteSaturation(page, t);
                page.BeginLine();
                page.Word(Passing(delta / gradient));
                break;
            case Term.RecurrentTerm:
                page.BeginLine();
                page.Symbol("‖δ_{@} h_{@-}ᵀ‖", t, sum.RecurrentTermNorm, isStrong: true);
                page.Symbol("‖δ_{@}‖", t, Step.DeltaNorm(t));
                page.Symbol("‖h_{@-}‖", t, PreparedStep.NormOf(Step.Hidden(t - 1)));
                WriteSoFar(page);
                break;
            case Term.InputTerm:
                page.BeginLine();
                page.Symbol("‖δ_{@}‖", t, Step.DeltaNorm(t));
                page.Symbol("‖∂L/∂W_{xh}‖", 0, sum.InputNorm, isStrong: true);
                page.Word("so far");
                break;
            case Term.OutputTerm:
                page.BeginLine();
                page.Symbol("‖e_{@}‖", t, PreparedStep.NormOf(Step.OutputError(t)));
                page.Symbol("‖∂L/∂W_{hy}‖", 0, sum.OutputNorm, isStrong: true);
                page.Word("so far");
                break;
            default:
                double before = Step.DeltaNorm(t), after = PreparedStep.NormOf(Step.Operands.FromLater(t - 1));
                page.BeginLine();
                page.Symbol("‖δ_{@}‖", t, before);
                page.Number(after / before, NumberForm.Factor);
                page.Symbol("→");
                page.Symbol(Step.Truncation is null ? "‖W_{hh}ᵀ δ_{@}‖" : "‖\"within the window\"‖", t, after, isStrong: true);
                break;
        }
    }

    /// <summary>What one timestep back makes of the gradient.</summary>
    private void WriteFlow(BpttPage page, int t)
    {
        ReadOnlySpan<double> norms = Step.HiddenGradientNorms;
        page.BeginLine();
        if (t < Step.Timesteps)
        {
            page.Symbol(nextNorm, t, norms[t]);
            page.Number(Step.Gain(t), NumberForm.Factor);
        }
        else
        {
            page.Symbol("‖e_{@}‖", t, PreparedStep.NormOf(Step.OutputError(t)));
        }

        page.Symbol("→");
        page.Symbol(gradientNorm, t, norms[t - 1], isStrong: true);
    }

    private void WriteSaturation(BpttPage page, int t)
    {
        page.BeginLine();
        page.Word("saturation: mean of");
        page.Symbol(notation.Slope, t, Step.Operands.MeanSlope(t));
    }

    private void WriteSoFar(BpttPage page)
    {
        page.BeginLine();
        page.Symbol("‖∂L/∂W_{hh}‖", 0, Walk.SoFar.RecurrentNorm);
        page.Word("so far:", Walk.SoFar.TermsSummed, NumberForm.Whole);
        page.Word("of", Walk.SoFar.TermsInAll, NumberForm.Whole);
        page.Word("terms");
    }

    private void WriteUpdate(BpttPage page)
    {
        Term now = Walk.Cursor.Term;
        UpdatePreview update = Walk.Update;
        if (now != Term.Update)
        {
            page.Equation(BpttNotation.GradientNorm, 0, StateOf(Term.GradientNorm));
        }

        if (now != Term.Update && notation.Clip is string clip)
        {
            page.Equation(clip, 0, StateOf(Term.Clip));
        }

        foreach (string rule in notation.Update)
        {
            page.Equation(rule, 0, StateOf(Term.Update));
        }

        if (now == Term.GradientNorm)
        {
            page.BeginLine();
            page.Symbol("‖∇L‖", 0, update.GradientNorm, isStrong: true);
            page.BeginLine();
            page.Symbol("‖∂L/∂W_{xh}‖", 0, Walk.SoFar.InputNorm);
            page.Symbol("‖∂L/∂W_{hh}‖", 0, Walk.SoFar.RecurrentNorm);
            page.Symbol("‖∂L/∂W_{hy}‖", 0, Walk.SoFar.OutputNorm);
            return;
        }

        if (now == Term.Clip)
        {
            page.BeginLine();
            page.Symbol("‖∇L‖", 0, update.GradientNorm);
            page.Symbol("→");
            page.Number(update.ClippedNorm, NumberForm.Significant, isStrong: true);
            if (notation.Clip is not null)
            {
                page.Symbol("c", 0, training.Session.ClipThreshold);
            }

            page.BeginLine();
            if (!update.IsClipped)
            {
                page.Word(notation.Clip is null ? "no clipping in this lesson" : "within bounds: nothing is clipped");
            }
            else if (update.Angle < SameDirection)
            {
                page.Word("shorter, in the same direction");
            }
            else
            {
                page.Word("angle between the two", update.Angle, NumberForm.Degrees);
            }

            page.ShowsClip = update.IsClipped;
            return;
        }

        bool hasBias = training.Session.Lesson.Model.Bias;
        page.BeginLine();
        Change(ParameterKind.Recurrent, "‖W_{hh}‖");
        page.Symbol("η", 0, training.Session.LearningRate);
        page.BeginLine();
        Change(ParameterKind.Input, "‖W_{xh}‖");
        Change(ParameterKind.Output, "‖W_{hy}‖");
        if (hasBias)
        {
            page.BeginLine();
            Change(ParameterKind.HiddenBias, "‖b_h‖");
            Change(ParameterKind.OutputBias, "‖b_y‖");
        }

        page.BeginLine();
        page.Word("changed by");
        page.Symbol("‖ΔW_{hh}‖", 0, update[ParameterKind.Recurrent].Change);
        page.Symbol("‖ΔW_{xh}‖", 0, update[ParameterKind.Input].Change);
        page.Symbol("‖ΔW_{hy}‖", 0, update[ParameterKind.Output].Change);

        void Change(ParameterKind kind, string symbol)
        {
            ParameterChange change = update[kind];
            page.Symbol(symbol, 0, change.Before);
            page.Symbol("→");
            page.Number(change.After, NumberForm.Significant, isStrong: true);
        }

        EquationState StateOf(Term term) => term == now ? EquationState.Now : term < now ? EquationState.Done : EquationState.Ahead;
    }

    /// <summary>In words: which part of the gradient the slopes let through, against the largest slope that the activation has.</summary>
    private string Passing(double factor)
    {
        HiddenActivation activation = training.Session.Lesson.Model.Activation;
        if (activation == HiddenActivation.Identity)
        {
            return "Linear units pass the gradient on as it is.";
        }

        if (activation == HiddenActivation.Relu)
        {
            return factor > 0.7 ? "Most of the gradient is at active units, which pass it on." : factor > 0.3 ? "Part of the gradient is at units that are off, and is lost." : "Most of the gradient is at units that are off, and is lost.";
        }

        double share = factor / (activation == HiddenActivation.Sigmoid ? 0.25 : 1);
        return share > 0.7 ? "Far from saturation: little of the gradient is lost here."
            : share > 0.3 ? "Partly saturated: part of the gradient is lost here."
            : "Saturated: most of the gradient is lost here.";
    }

    /// <summary>One word, where all of the gradient comes from the last timestep; a loss at every step adds to it on the way.</summary>
    private static string Verdict(double first, double last)
    {
        double ratio = first / last;
        if (double.IsNaN(ratio))
        {
            return last == 0 ? "zero all along" : "not a number";
        }

        if (first == 0)
        {
            return "underflown to zero";
        }

        return ratio < 1 / Extreme ? "vanishing" : ratio < 1 / Steady ? "shrinking" : ratio > Extreme ? "exploding" : ratio > Steady ? "growing" : "steady";
    }
}
