using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms of the update: norms of gradients and parameters, before and after.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The table of the cell.</param>
internal sealed class UpdateFacts(ShownTraining training, StepTable table)
{
    /// <summary>Below this angle in radians rounding is all that turns a gradient.</summary>
    private const double SameDirection = 1e-6;

    private readonly string recurrentChange = ChangeOf(table.Parameters.RecurrentWeights);
    private readonly string inputChange = ChangeOf(table.Parameters.InputWeights);
    private readonly string outputChange = ChangeOf(table.Parameters.OutputWeights);

    private UpdatePreview Update => training.Walk.Update;

    private StepParameters Parameters => table.Parameters;

    /// <summary>Writes the facts of a term of the update.</summary>
    public void Write(BpttPage page, Term now)
    {
        if (training.Session.IsRecorded && now != Term.GradientNorm)
        {
            WriteElsewhere(page);
            return;
        }

        switch (now)
        {
            case Term.GradientNorm: WriteNorm(page); break;
            case Term.Clip: WriteClip(page); break;
            default: WriteChanges(page); break;
        }
    }

    private void WriteNorm(BpttPage page)
    {
        page.BeginLine();
        page.Value(Parameters.GradientNorm, 0, isStrong: true);
        page.BeginLine();
        page.Norm(Parameters.InputGradient, 0);
        page.Norm(Parameters.RecurrentGradient, 0);
        if (training.Step.HasReadout)
        {
            page.Norm(Parameters.OutputGradient, 0);
        }
    }

    /// <summary>What is known of an update that was made elsewhere: the learning rate, where the training script gave it.</summary>
    private void WriteElsewhere(BpttPage page)
    {
        page.BeginLine();
        page.Word("what the update made of the weights is not recorded");
        if (double.IsFinite(training.Session.LearningRate))
        {
            page.BeginLine();
            page.Symbol("η", 0, training.Session.LearningRate);
            page.Word("as the training script gave it");
        }
    }

    private void WriteClip(BpttPage page)
    {
        bool hasClip = training.Session.ClipKind != ClipKind.None;
        page.BeginLine();
        page.Value(Parameters.GradientNorm, 0);
        if (hasClip)
        {
            page.Symbol("→");
            page.Number(Update.ClippedNorm, NumberForm.Significant, isStrong: true);
            page.Symbol("c", 0, training.Session.ClipThreshold);
        }

        page.BeginLine();
        if (!Update.IsClipped)
        {
            page.Word(hasClip ? "not above c: the gradient stays as it is" : "clip is none: the gradient stays as it is");
        }
        else if (Update.Angle < SameDirection)
        {
            page.Word("shorter, in the same direction");
        }
        else
        {
            page.Word("angle between the two", Update.Angle, NumberForm.Degrees);
        }

        page.ShowsClip = Update.IsClipped;
    }

    private void WriteChanges(BpttPage page)
    {
        page.BeginLine();
        Change(Parameters.RecurrentWeights, ParameterKind.Recurrent);
        page.Symbol("η", 0, training.Session.LearningRate);
        page.BeginLine();
        Change(Parameters.InputWeights, ParameterKind.Input);
        Change(Parameters.OutputWeights, ParameterKind.Output);
        if (Parameters.HiddenBias.OccursAt(0))
        {
            page.BeginLine();
            Change(Parameters.HiddenBias, ParameterKind.HiddenBias);
            Change(Parameters.OutputBias, ParameterKind.OutputBias);
        }

        page.BeginLine();
        page.Word("changed by");
        page.Symbol(recurrentChange, 0, Update[ParameterKind.Recurrent].Change);
        page.Symbol(inputChange, 0, Update[ParameterKind.Input].Change);
        page.Symbol(outputChange, 0, Update[ParameterKind.Output].Change);

        void Change(Quantity parameter, ParameterKind kind)
        {
            ParameterChange change = Update[kind];
            page.Symbol(parameter.NormSymbol, 0, change.Before);
            page.Symbol("→");
            page.Number(change.After, NumberForm.Significant, isStrong: true);
        }
    }

    private static string ChangeOf(Quantity parameter) => $"‖Δ{parameter.Symbol}‖";
}
