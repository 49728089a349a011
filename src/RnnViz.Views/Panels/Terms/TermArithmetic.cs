namespace RnnViz.Views.Panels.Terms;

/// <summary>A piece of an equation with numbers: a matrix, or a sign between two.</summary>
/// <param name="Sign">The sign, or null where this is a matrix.</param>
/// <param name="What">The matrix.</param>
/// <param name="Timestep">Of which timestep; 0 for weights.</param>
/// <param name="IsTransposed">Whether it is drawn transposed.</param>
/// <param name="Name">How it is called, in the notation of the typesetter.</param>
public readonly record struct TermPiece(string? Sign, Operand What, int Timestep, bool IsTransposed, string Name);

/// <summary>The equation that is being evaluated, with its matrices instead of their names: one or several lines of pieces.</summary>
/// <param name="session">Whose network it is.</param>
internal sealed class TermArithmetic(TrainingSession session)
{
    private readonly List<List<TermPiece>> lines = [];
    private readonly BpttNotation notation = new(session);

    /// <summary>The lines, top to bottom; the first piece of each is the result.</summary>
    public IReadOnlyList<IReadOnlyList<TermPiece>> Lines => lines;

    /// <summary>Writes the equation of a place.</summary>
    /// <param name="cursor">The place.</param>
    /// <param name="isBrief">Whether products are given by their results, where there is no room for the matrices.</param>
    public void Write(Cursor cursor, bool isBrief)
    {
        PreparedStep step = session.Step;
        int t = cursor.Timestep;
        lines.Clear();
        switch (cursor.Term)
        {
            case Term.State:
                Begin(Operand.PreActivation, t, "a_{@}");
                Product(Operand.InputWeights, false, "W_{xh}", Operand.Input, t, "x_{@}");
                Then("+");
                Product(Operand.RecurrentWeights, false, "W_{hh}", Operand.Hidden, t - 1, t == 1 ? "h_0" : "h_{@}");
                if (step.HiddenBias.Length > 0) { Then("+"); Matrix(Operand.HiddenBias, 0, "b_h"); }

                Begin(Operand.Hidden, t, "h_{@}");
                lines[^1].Add(new TermPiece(session.Lesson.Model.Activation switch { HiddenActivation.Tanh => "tanh", HiddenActivation.Relu => "max(0, ·)", HiddenActivation.Sigmoid => "σ", _ => "" }, default, 0, false, ""));
                Matrix(Operand.PreActivation, t, "a_{@}");
                if (!step.HasLoss(t))
                {
                    break;
                }

                Begin(Operand.Output, t, "o_{@}");
                Product(Operand.OutputWeights, false, "W_{hy}", Operand.Hidden, t, "h_{@}");
                if (step.OutputBias.Length > 0) { Then("+"); Matrix(Operand.OutputBias, 0, "b_y"); }

                break;
            case Term.Losses:
                for (int s = 1; s <= step.Timesteps; s++)
                {
                    if (!step.HasLoss(s))
                    {
                        continue;
                    }

                    Begin(Operand.Prediction, s, "ŷ_{@}");
                    if (step.HasTokenTargets)
                    {
                        Then("softmax");
                    }

                    Matrix(Operand.Output, s, "o_{@}");
                    Then("for");
                    Matrix(Operand.Target, s, "y_{@}");
                }

                break;
            case Term.OutputError:
                Begin(Operand.OutputError, t, "e_{@}");
                Matrix(Operand.Prediction, t, "ŷ_{@}");
                Then("−");
                Matrix(Operand.Target, t, "y_{@}");
                break;
            case Term.HiddenGradient:
                Begin(Operand.HiddenGradient, t, "g_{@}");
                bool isBoth = step.HasLoss(t) && t < step.Timesteps;
                if (step.HasLoss(t))
                {
                    Product(Operand.OutputWeights, true, "W_{hy}ᵀ", Operand.OutputError, t, "e_{@}", isBrief, Operand.FromOutput, "W_{hy}ᵀ e_{@}");
                }

                if (isBoth)
                {
                    Then("+");
                }

                if (t < step.Timesteps)
                {
                    Product(Operand.RecurrentWeights, true, "W_{hh}ᵀ", Operand.Delta, t + 1, "δ_{@}", isBrief || step.Truncation is not null, Operand.FromLater, "W_{hh}ᵀ δ_{@+}", t);
                }

                break;
            case Term.Delta:
                Begin(Operand.Delta, t, "δ_{@}");
                Matrix(Operand.HiddenGradient, t, "g_{@}");
                Then("⊙");
                Matrix(Operand.Slope, t, notation.Slope);
                break;
            case Term.RecurrentTerm:
                Begin(Operand.RecurrentTerm, t, "δ_{@} h_{@-}ᵀ");
                Matrix(Operand.Delta, t, "δ_{@}");
                lines[^1].Add(new TermPiece(null, Operand.Hidden, t - 1, true, t == 1 ? "h_0ᵀ" : "h_{@}ᵀ"));
                break;
            case Term.InputTerm:
                Begin(Operand.InputTerm, t, "δ_{@} x_{@}ᵀ");
                Matrix(Operand.Delta, t, "δ_{@}");
                lines[^1].Add(new TermPiece(null, Operand.Input, t, true, "x_{@}ᵀ"));
                break;
            case Term.OutputTerm:
                Begin(Operand.OutputTerm, t, "e_{@} h_{@}ᵀ");
                Matrix(Operand.OutputError, t, "e_{@}");
                lines[^1].Add(new TermPiece(null, Operand.Hidden, t, true, "h_{@}ᵀ"));
                break;
            case Term.BackpropagateHidden:
                Begin(Operand.FromLater, t - 1, "W_{hh}ᵀ δ_{@+}");
                Product(Operand.RecurrentWeights, true, "W_{hh}ᵀ", Operand.Delta, t, "δ_{@}");
                break;
            case Term.Clip when session.ClipKind != ClipKind.None:
                Begin(Operand.ClippedRecurrentGradient, 0, "\"clipped\"");
                lines[^1][^1] = lines[^1][^1] with { Sign = "←" };
                Matrix(Operand.RecurrentGradient, 0, "∂L/∂W_{hh}");
                break;
            case Term.Update:
                Begin(Operand.RecurrentWeightsAfter, 0, "W_{hh}");
                lines[^1][^1] = lines[^1][^1] with { Sign = "←" };
                Matrix(Operand.RecurrentWeights, 0, "W_{hh}");
                Then("−");
                Matrix(Operand.RecurrentStep, 0, "\"step\"");
                break;
        }
    }

    private void Begin(Operand what, int t, string name) => lines.Add([new TermPiece(null, what, t, false, name), new TermPiece("=", default, 0, false, "")]);

    private void Matrix(Operand what, int t, string name) => lines[^1].Add(new TermPiece(null, what, t, false, name));

    private void Then(string sign) => lines[^1].Add(new TermPiece(sign, default, 0, false, ""));

    private void Product(
        Operand matrix, bool isTransposed, string name, Operand vector, int t, string vectorName, bool isBrief = false, Operand result = default, string resultName = "", int? resultTimestep = null)
    {
        if (isBrief)
        {
            Matrix(result, resultTimestep ?? t, resultName);
            return;
        }

        lines[^1].Add(new TermPiece(null, matrix, 0, isTransposed, name));
        Matrix(vector, t, vectorName);
    }
}
